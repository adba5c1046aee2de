import { count, formatNumber } from '../../domain/amounts.ts';
import { percent } from './percent.ts';
import { partsOf, partKinds } from './parts.ts';
import type { FilePart, PartKind } from '../../readers/file-part.ts';

interface AboutProps {
  span: FilePart;
  size: number;
  read: number | undefined;
  enter: (() => void) | undefined;
  leave: (() => void) | undefined;
  /** To its neighbours, without one at an end; undefined where it has none. */
  step: { back: (() => void) | undefined; on: (() => void) | undefined } | undefined;
}

/** The picked part in words, with what can be done from it: parts may be too narrow for a finger. */
export function ByteAbout({ span, size, read, enter, leave, step }: AboutProps) {
  const bytes = span.end - span.start;
  return (
    <div class="bytes__about">
      <p role="status">
        <strong>{span.label}</strong>{' '}
        <span class="bytes__facts">
          {`bytes ${formatNumber(span.start)} to ${formatNumber(span.end - 1)}: ${count(bytes, 'byte')}, ${percent(bytes, size)} of the file`}
          {read !== undefined && `; ${read === 0 ? 'not read' : `${percent(read, bytes)} read`}`}
        </span>
      </p>
      {span.note && <p class="bytes__note">{span.note}</p>}
      {(enter ?? leave ?? step) && (
        <div class="bytes__buttons">
          {step && (
            <>
              <button
                type="button"
                class="button button--small button--quiet"
                aria-disabled={!step.back}
                onClick={step.back}
              >
                <span aria-hidden="true">← </span>Part<span class="visually-hidden"> before</span>
              </button>
              <button
                type="button"
                class="button button--small button--quiet"
                aria-disabled={!step.on}
                onClick={step.on}
              >
                Part<span class="visually-hidden"> after</span>
                <span aria-hidden="true"> →</span>
              </button>
            </>
          )}
          {enter && (
            <button type="button" class="button button--small" onClick={enter}>
              Look inside
            </button>
          )}
          {leave && (
            <button type="button" class="button button--small button--quiet" onClick={leave}>
              Out
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** The kinds of parts that are drawn. */
export function ByteLegend({ parts, hasReads }: { parts: readonly FilePart[]; hasReads: boolean }) {
  const kinds = new Set<PartKind>();
  for (const part of parts) {
    kinds.add(part.kind);
    for (const { kind } of partsOf(part)) kinds.add(kind);
  }
  const order = Object.keys(partKinds) as PartKind[];
  return (
    <ul class="bytes__legend">
      {order
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <li key={kind}>
            <svg width={14} height={14} aria-hidden="true">
              <rect class={`bytes__in bytes--${kind}`} x={1} y={1} width={12} height={12} />
            </svg>
            {partKinds[kind]}
          </li>
        ))}
      {hasReads && (
        <li>
          <svg width={14} height={14} aria-hidden="true">
            <rect class="bytes__read" x={0} y={4} width={14} height={7} />
          </svg>
          read
        </li>
      )}
    </ul>
  );
}
