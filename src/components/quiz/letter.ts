/** 0 → A, 1 → B … : names options in answers that are read apart from them. */
export function letter(index: number): string {
  return String.fromCharCode(65 + index);
}
