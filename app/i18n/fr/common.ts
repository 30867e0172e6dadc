export default { product: 'Diapason' }
