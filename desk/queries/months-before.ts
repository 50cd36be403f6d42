/** The first days of the month of `on` and of those before it, oldest first, without `on` itself. @param on YYYY-MM-DD @param months how many days at most */
export function monthsBefore(on: string, months: number): readonly string[] {
  const [year, month] = on.split('-').map(Number) as [number, number];
  return Array.from({ length: months }, (_, back) => new Date(Date.UTC(year, month - 1 - (months - 1 - back), 1)).toISOString().slice(0, 10)).filter((day) => day < on);
}
