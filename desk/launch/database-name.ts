/** Of the product's database in the embedded PostgreSQL. */
export const DATABASE = 'motcua';
