/** Each list of modules never changes, so that what it holds is looked up once. */
const found = new WeakMap<readonly { id: string }[], Map<string, { id: string }>>();

/** The module of that id, however many there are; undefined where there is none. */
export function findModule<M extends { id: string }>(
  { modules }: { modules: readonly M[] },
  id: string,
): M | undefined {
  let byId = found.get(modules) as Map<string, M> | undefined;
  if (!byId) found.set(modules, (byId = new Map(modules.map((module) => [module.id, module]))));
  return byId.get(id);
}
