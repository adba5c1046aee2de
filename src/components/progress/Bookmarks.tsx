import type { JSX } from 'preact';
import type { Catalog } from '../../domain/catalog.ts';
import type { Progress } from '../../domain/progress/format.ts';
import { bookmarks } from '../../domain/progress/registers.ts';
import { href } from '../../site.ts';

/** So many are seen at once; the others unfold. */
const shown = 6;

interface Props {
  catalog: Pick<Catalog, 'modules'>;
  progress: Progress;
}

type Mark = ReturnType<typeof bookmarks>[number];

/** What the reader marked, each as a link to it. */
export function Bookmarks({ catalog, progress }: Props): JSX.Element {
  const marks = bookmarks(progress);
  const list = (some: readonly Mark[]) => (
    <ul class="board__bookmarks">
      {some.map((mark) => (
        <Bookmark key={mark.id} mark={mark} catalog={catalog} />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="bookmarks">
      <h2 id="bookmarks">Bookmarks</h2>
      {marks.length === 0 ? (
        <p class="board__none">
          None yet. The ribbon beside a module’s or a section’s title keeps it here.
        </p>
      ) : (
        list(marks.slice(0, shown))
      )}
      {marks.length > shown && (
        <details class="board__rest-of">
          <summary>{marks.length - shown} more</summary>
          {list(marks.slice(shown))}
        </details>
      )}
    </section>
  );
}

function Bookmark({
  mark: { kind, id },
  catalog,
}: {
  mark: Mark;
  catalog: Pick<Catalog, 'modules'>;
}): JSX.Element {
  const module = catalog.modules.find((one) =>
    kind === 'module' ? one.id === id : one.sections.some((section) => section.id === id),
  );
  if (!module) return <li>{id} (no longer on the site)</li>;
  const section = module.sections.find((one) => one.id === id);
  return (
    <li>
      <a href={href(`/modules/${module.id}/${section ? `#${section.id}` : ''}`)}>
        {section ? section.title : module.title}
      </a>
      {section && <span class="meta"> in {module.title}</span>}
    </li>
  );
}
