import type { JSX } from 'preact';
import { href } from '../site.ts';

/** Modules by name, one a line, each a link. */
export function ModuleLinks({
  modules,
}: {
  modules: readonly { id: string; title: string }[];
}): JSX.Element {
  return (
    <ul class="plain-list module-links">
      {modules.map(({ id, title }) => (
        <li key={id}>
          <a href={href(`/modules/${id}/`)}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
