import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Chain, TableFormat } from '../../readers/table/model.ts';
import { Arrows } from './Arrows.tsx';
import { Card } from './Card.tsx';
import { moveFrom, pathThrough, shownFiles, type Direction } from './graph.ts';
import { shape } from './words.ts';

interface Props {
  chain: Chain;
  format: TableFormat;
  /** The file that is open. */
  file: string | null;
  openFile: (path: string) => void;
}

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** The chain from the pointer to the files, a column for each step, with arrows between. */
export function ChainFigure({ chain, format, file, openFile }: Props): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  const [all, setAll] = useState<readonly number[]>([]);
  const [focused, setFocused] = useState<string | null>(null);
  useEffect(() => {
    setAll([]);
    setFocused(null);
  }, [chain.snapshot]);

  const columns = chain.columns.map((column, at) => shownFiles(column, file, all.includes(at)));
  const paths = columns.map((files) => files.map(({ path }) => path));
  const tabStop = paths.flat().find((path) => path === (focused ?? file)) ?? paths[0]?.[0];
  const onPath = useMemo(
    () => (file === null ? new Set<string>() : pathThrough(chain, file)),
    [chain, file],
  );
  const move = (event: KeyboardEvent, path: string) => {
    const direction = directions[event.key];
    if (!direction) return;
    event.preventDefault();
    const next = moveFrom(chain, paths, path, direction);
    setFocused(next);
    element.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(next)}"]`)?.focus();
  };

  return (
    <div class="table-chain" role="group" aria-label="The chain, step by step">
      <div ref={element} class="table-chain__columns" data-columns={chain.columns.length}>
        <Arrows
          within={element}
          links={chain.links}
          onPath={onPath}
          shown={`${chain.snapshot} ${all.join()} ${file ?? ''}`}
        />
        {chain.columns.map(({ step, title, files }, at) => {
          const shown = columns[at] ?? [];
          const left = files.length - shown.length;
          return (
            <div key={title} class="table-chain__column" role="group" aria-label={title}>
              <p class="table-chain__step">
                {step !== 'pointer' && shape.find((one) => one.step === step)?.name}
                <span class="table-chain__title">{title}</span>
              </p>
              <div class="table-chain__cards">
                {shown.map((one) => (
                  <Card
                    key={one.path}
                    file={one}
                    format={format}
                    isOpen={one.path === file}
                    isOnPath={onPath.has(one.path)}
                    tabIndex={one.path === tabStop ? 0 : -1}
                    onOpen={() => {
                      setFocused(one.path);
                      openFile(one.path);
                    }}
                    onKeyDown={(event) => move(event, one.path)}
                  />
                ))}
                {left > 0 && (
                  <button
                    type="button"
                    class="link-button table-chain__more"
                    onClick={() => setAll([...all, at])}
                  >
                    {`${left} more`}
                  </button>
                )}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
