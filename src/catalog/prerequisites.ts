interface Node {
  slug: string;
  prerequisites: readonly string[];
}

/** The slugs of one cycle among the prerequisites, in order, or `undefined` where there is none. */
export function findCycle(modules: readonly Node[]): string[] | undefined {
  const bySlug = new Map(modules.map((module) => [module.slug, module]));
  const done = new Set<string>();
  const visit = (slug: string, path: string[]): string[] | undefined => {
    if (done.has(slug)) return undefined;
    const start = path.indexOf(slug);
    if (start >= 0) return path.slice(start);
    for (const next of bySlug.get(slug)?.prerequisites ?? []) {
      const cycle = visit(next, [...path, slug]);
      if (cycle) return cycle;
    }
    done.add(slug);
    return undefined;
  };
  for (const { slug } of modules) {
    const cycle = visit(slug, []);
    if (cycle) return cycle;
  }
  return undefined;
}
