/** `3.2 %`, `0 %`, `under 0.1 %`; the sign stays on the number's line. */
export function percent(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0\u00a0%';
  const share = (100 * part) / whole;
  if (share < 0.1) return 'under 0.1\u00a0%';
  if (part < whole && share > 99.9) return 'over 99.9\u00a0%';
  return `${share < 10 && part < whole ? share.toFixed(1) : share.toFixed(0)}\u00a0%`;
}
