/** The name that was probably meant: at most a third of its letters differ. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const one of names.slice(0, 2000)) {
    const candidate = one.toLowerCase();
    if (Math.abs(candidate.length - wanted.length) > 4) continue;
    const distance = editDistance(wanted, candidate);
    const isNear = distance <= Math.max(1, Math.floor(candidate.length / 3));
    if (isNear && distance < (best?.distance ?? Infinity)) best = { name: one, distance };
  }
  return best?.name;
}

/** Letters to change, add or take away (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
