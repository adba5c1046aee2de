import type { ModuleContent } from '../../catalog/read.ts';

/** The module whose page is being rendered. Throws where a module's component stands elsewhere. */
export function currentModule(locals: App.Locals): ModuleContent {
  if (!locals.module) throw new Error('this component stands in a module’s text only');
  return locals.module;
}
