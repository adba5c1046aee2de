/** `1 row`, `1,234 rows`: for the notes of layouts. */
export function counted(n: number, one: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : `${one}s`}`;
}
