/** Agencies that publish procedures, by the letters of their decisions' numbers. */
const PUBLISHERS = ['BTC', 'BNNMT', 'BXD', 'NHNN', 'BTP', 'BCA', 'BGTVT', 'UBND', 'TCHQ', 'BKHĐT', 'TANDTC', 'BCT', 'BYT', 'BNV', 'BKHCN', 'BVHTTDL', 'BGDĐT', 'BNG', 'BQP', 'BDTTG', 'VPCP', 'TTCP', 'BTNMT', 'BNNPTNT', 'BLĐTBXH', 'BTTTT', 'BHXH'];

/** '6968/QĐ-BCA' → 'BCA', '885/QĐ-BCA-C06' → 'BCA', '1681' → undefined. */
export function publisherOf(decision: string): string | undefined {
  return decision.toUpperCase().split(/[^\p{Lu}\d]+/u).find((part) => PUBLISHERS.includes(part));
}
