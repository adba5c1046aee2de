import { edgePath, type Card } from './edge-path.ts';

/**
 * The module that the pointer is on, or else the one that has the focus, is the chosen one: its edges are drawn, its
 * neighbours are marked, and the line above the map says them. Touch chooses none: a tap follows the link.
 */
export function initChoice(map: HTMLElement): void {
  const nodes = new Map(
    [...map.querySelectorAll<HTMLElement>('[data-node]')].map((one) => [
      one.dataset.node ?? '',
      one,
    ]),
  );
  const needs = new Map(
    [...nodes].map(([id, one]) => [id, (one.dataset.needs ?? '').split(' ').filter(Boolean)]),
  );
  const says = document.querySelector<HTMLElement>('[data-map-says]');
  const hint = [...(says?.childNodes ?? [])];
  let pointed: string | undefined;
  let focused: string | undefined;
  let chosen: string | undefined;

  const draw = () => {
    drawEdges(map, nodes, needs, chosen);
  };
  const choose = () => {
    const next = pointed ?? focused;
    if (next === chosen) return;
    chosen = next;
    for (const [id, one] of nodes) {
      const role = next === undefined ? undefined : roleOf(id, next, needs);
      if (role) one.dataset.role = role;
      else delete one.dataset.role;
    }
    const words = nodes
      .get(next ?? '')
      ?.querySelector('[data-about]')
      ?.cloneNode(true).childNodes;
    says?.replaceChildren(...(words ?? hint));
    draw();
  };
  const nodeOf = (target: EventTarget | null) =>
    target instanceof Element
      ? target.closest<HTMLElement>('[data-node]')?.dataset.node
      : undefined;

  map.addEventListener('pointerover', ({ pointerType, target }) => {
    if (pointerType === 'touch') return;
    pointed = nodeOf(target);
    choose();
  });
  map.addEventListener('pointerleave', () => {
    pointed = undefined;
    choose();
  });
  map.addEventListener('focusin', ({ target }) => {
    focused =
      target instanceof HTMLElement && target.matches(':focus-visible')
        ? nodeOf(target)
        : undefined;
    choose();
  });
  map.addEventListener('focusout', () => {
    focused = undefined;
    choose();
  });
  // A band that is folded, another width, larger letters: the cards lie elsewhere.
  new ResizeObserver(draw).observe(map);
}

type Role = 'chosen' | 'needed' | 'after';

function roleOf(
  id: string,
  chosen: string,
  needs: ReadonlyMap<string, readonly string[]>,
): Role | undefined {
  if (id === chosen) return 'chosen';
  if (needs.get(chosen)?.includes(id)) return 'needed';
  return needs.get(id)?.includes(chosen) ? 'after' : undefined;
}

function drawEdges(
  map: HTMLElement,
  nodes: ReadonlyMap<string, HTMLElement>,
  needs: ReadonlyMap<string, readonly string[]>,
  chosen: string | undefined,
): void {
  const edges = map.querySelector('[data-edges]');
  if (!edges) return;
  const origin = map.getBoundingClientRect();
  const cardOf = (id: string): Card | undefined => {
    const box = nodes.get(id)?.getBoundingClientRect();
    // In a folded band it has no place.
    if (!box || box.height === 0) return undefined;
    const { left, top, right, bottom } = box;
    return {
      left: left - origin.left,
      top: top - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    };
  };
  const between = (list: readonly (readonly [from: string, to: string])[]) =>
    list
      .flatMap(([from, to]) => {
        const [a, b] = [cardOf(from), cardOf(to)];
        return a && b ? [edgePath(a, b, gapOf(nodes.get(to)))] : [];
      })
      .join('');
  const own = chosen === undefined ? [] : (needs.get(chosen) ?? []);
  const after = [...needs].filter(([, list]) => chosen !== undefined && list.includes(chosen));
  const toChosen = between(own.map((id) => [id, chosen ?? '']));
  const fromChosen = between(after.map(([id]) => [chosen ?? '', id]));
  edges.querySelector('.edge-ground')?.setAttribute('d', toChosen + fromChosen);
  edges.querySelector('.edge--needs')?.setAttribute('d', toChosen);
  edges.querySelector('.edge--after')?.setAttribute('d', fromChosen);
}

function gapOf(node: HTMLElement | undefined): number {
  const list = node?.parentElement;
  return (list && parseFloat(getComputedStyle(list).rowGap)) || 0;
}
