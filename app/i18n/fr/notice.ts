/** Information on personal data, given to those who are asked (art. 13 RGPD). */
export default {}
