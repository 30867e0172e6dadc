/**
 * Whether nine digits are a SIREN: their Luhn sum is a multiple of 10 (INSEE, documentation of the Sirene register).
 * @param digits without spaces
 */
export function isSiren(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
