/** How the view names a chunk to the worker. */
export function chunkKey({ group, column }: { group: number; column: number }): string {
  return `${String(group)}:${String(column)}`;
}

export function fromChunkKey(key: string): { group: number; column: number } {
  const [group = 0, column = 0] = key.split(':').map(Number);
  return { group, column };
}
