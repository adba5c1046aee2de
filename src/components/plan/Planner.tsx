import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { todayIso } from '../../client/clock.ts';
import { holdPlanEdits, readPlanEdits } from '../../client/plan-edits.ts';
import { $progress, savePlan, setKnown } from '../../client/progress/store.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { doneLabs, finishedModules } from '../../domain/finished.ts';
import {
  inputForCatalog,
  plannedModules,
  readPlanInput,
  type Plan,
  type PlanInput,
} from '../../domain/plan.ts';
import { EMPTY, type Json, type Progress } from '../../domain/progress/format.ts';
import { sortKeys } from '../../domain/progress/json.ts';
import { knownModules, savedPlan } from '../../domain/progress/registers.ts';
import { faultSentence } from './fault-sentence.ts';
import {
  applyEdits,
  defaultFields,
  fieldsOf,
  inputOf,
  readEdits,
  type Edits,
  type Fields,
} from './fields.ts';
import { KeepPlan } from './KeepPlan.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { readLinkedPlan, type LinkedPlan } from './linked-plan.ts';
import { fieldsWithFaults, PlanForm } from './PlanForm.tsx';
import { PlanFold } from './PlanFold.tsx';
import { PlanLead } from './PlanLead.tsx';
import { PlanResult } from './PlanResult.tsx';
import type { PlannerProps } from './props.ts';
import { tryPlan } from './try-plan.ts';
import { useNarrow } from './use-narrow.ts';

/** Before a script runs there is no today: the plan is shown by week numbers from a fixed Monday. */
const UNDATED = '2026-01-05';

/**
 * The form, and the plan that it makes while it is changed. Two plans can be on it: the reader's own,
 * and one that came with a link, which touches nothing until it is taken. What the form shows is
 * what is kept, with the reader's edits on top; each of the two plans has its own edits.
 */
export function Planner({ catalog }: PlannerProps): JSX.Element {
  const stored = useStore($progress);
  const [live, setLive] = useState(false);
  const [linked, setLinked] = useState<LinkedPlan | null>(null);
  /** A linked plan that was taken: its notice stays until the page is left. */
  const [isTaken, setTaken] = useState(false);
  const [ownEdits, setOwnEdits] = useState<Edits>({});
  const [linkEdits, setLinkEdits] = useState<Edits>({});
  /** What was finished when the page was opened: a first plan leaves it out. */
  const [before, setBefore] = useState<Finished>({ done: [], labsDone: [] });
  const isNarrow = useNarrow();
  /** Set where the form was sent: it may fold then, and the focus goes on from the plan. */
  const wasSent = useRef(false);
  // What is stored is known in the browser only: the first view must be the server's.
  const progress = live ? stored : EMPTY;
  const marked = knownModules(progress);
  const saved = savedPlan(progress);
  const savedInput = readPlanInput(saved?.input);
  const kept = savedInput && inputOf(catalog, fieldsOf(catalog, savedInput));
  const keptText = canonical(kept);
  const keptPlan = useMemo(() => kept && tryPlan(catalog, kept).plan, [keptText]);

  useEffect(() => {
    const openLink = () => {
      const link = readLinkedPlan(catalog, location.hash);
      // Other fragments (the skip link's) are none of the planner's business.
      if (!link && location.hash !== '') return;
      setLinked(link);
      setTaken(false);
      setLinkEdits({});
    };
    openLink();
    setOwnEdits(readEdits(readPlanEdits()));
    setBefore(finishedIn(catalog, $progress.get()));
    setLive(true);
    addEventListener('hashchange', openLink);
    return () => removeEventListener('hashchange', openLink);
  }, []);

  // With what is shown, not after it: whoever leaves the page at once has lost nothing.
  useLayoutEffect(() => {
    if (live) holdPlanEdits(ownEdits);
  }, [ownEdits]);

  const link = linked?.link.kind === 'plan' && !isTaken ? linked.link : null;
  const own: Fields = kept
    ? { ...fieldsOf(catalog, kept), known: marked }
    : {
        ...defaultFields(catalog, live ? todayIso() : ''),
        known: marked,
        done: before.done.filter((id) => !marked.includes(id)),
        labsDone: before.labsDone,
      };
  const fields = link
    ? applyEdits(fieldsOf(catalog, link.input), linkEdits)
    : applyEdits(own, ownEdits);
  const edit = (change: Edits) => {
    const addTo = (edits: Edits): Edits => ({
      ...edits,
      ...change,
      ...(change.known && { known: { ...edits.known, ...change.known } }),
    });
    if (link) setLinkEdits(addTo);
    else setOwnEdits(addTo);
  };

  const input = inputOf(catalog, live ? fields : { ...fields, start: UNDATED });
  const text = canonical(input);
  const isSame = !link && keptText === text;
  // Mostly it is the kept one: choosing among fifty modules is not done twice.
  const { plan, error } = useMemo(
    () => (isSame && keptPlan ? { plan: keptPlan, error: null } : tryPlan(catalog, input)),
    [text, isSame],
  );
  // A catalogue that has grown plans otherwise than it did: that is a change, too.
  const isKept =
    isSame && plan !== null && canonical(saved?.modules ?? []) === canonical(plannedModules(plan));

  const keep = () => {
    if (!plan) return;
    const known = [...new Set([...(link ? marked : []), ...fields.known])];
    const { done, labsDone } = finishedIn(catalog, progress);
    const isOpen = (id: string) => !known.includes(id);
    const taken = link
      ? inputOf(catalog, { ...fields, known, done: done.filter(isOpen), labsDone })
      : input;
    const made = link ? tryPlan(catalog, taken).plan : plan;
    if (!made) return;
    void savePlan(taken as unknown as Json, plannedModules(made));
    for (const { id } of catalog.modules) {
      const on = known.includes(id);
      if (on !== marked.includes(id)) void setKnown(id, on);
    }
    // What was typed since this was drawn is not kept yet.
    setOwnEdits((now) => (now === ownEdits ? {} : now));
    if (!link) return;
    history.replaceState(null, '', location.pathname);
    setTaken(true);
  };
  const closeLink = () => {
    history.replaceState(null, '', location.pathname);
    setLinked(null);
    // The button goes with the notice.
    document.getElementById('weeks')?.focus();
  };

  // The home page's button makes a plan at once, with everything defaulted.
  useEffect(() => {
    if (!live || saved || link || !new URLSearchParams(location.search).has('default')) return;
    history.replaceState(null, '', location.pathname);
    keep();
  }, [live]);

  // A plan that is kept comes before its form on a phone: the form would hide it.
  const leads = live && isNarrow && saved !== null && !link;
  const isEdited = Object.keys(ownEdits).length > 0;
  useEffect(() => {
    if (!wasSent.current || !leads || !isKept || isEdited) return;
    wasSent.current = false;
    const heading = document.getElementById('weeks');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView();
  });
  // What a link leads to has moved meanwhile.
  useEffect(() => {
    if (live && location.hash === '#weeks') document.getElementById('weeks')?.scrollIntoView();
  }, [live]);
  const shown = plan && {
    ...{ plan, catalog, progress, isKept },
    input: inputForCatalog(catalog, input),
    kept: !link && kept && keptPlan ? { input: kept, plan: keptPlan } : null,
    isLive: live,
    isLinked: link !== null,
    onEdit: edit,
    onReplan: (next: PlanInput, after: Plan) =>
      void savePlan(next as unknown as Json, plannedModules(after)),
  };

  return (
    <>
      {linked && (
        <LinkNotice
          {...linked}
          isTaken={isTaken}
          catalog={catalog}
          hasOwn={saved !== null}
          canTake={plan !== null}
          onTake={keep}
          onClose={closeLink}
        />
      )}
      {saved && !link && !leads && (
        <p class="planner__jump">
          <a href="#weeks">To where you stand, and your weeks</a>
        </p>
      )}
      <div class="planner" data-live={live || undefined}>
        {leads && shown && <PlanLead {...shown} />}
        <PlanFold {...{ fields }} isFold={leads} isOpen={!leads || isEdited || !isKept}>
          {saved && isSame && !isKept && plan && (
            <p class="planner__news">
              Lakepath has changed since you kept your plan; here it is planned anew.
            </p>
          )}
          <PlanForm
            {...{ catalog, fields, error }}
            onEdit={edit}
            onSubmit={() => {
              wasSent.current = isNarrow;
              keep();
            }}
          >
            <KeepPlan
              {...{ isKept, isSame }}
              canKeep={plan !== null && live}
              kind={link ? 'linked' : saved ? 'changed' : 'new'}
              onDrop={isEdited ? () => setOwnEdits({}) : null}
            />
          </PlanForm>
        </PlanFold>
        {shown ? (
          <PlanResult {...shown} isLed={leads} />
        ) : (
          <p class="empty planner__result" role="status">
            No plan can be made from this.{' '}
            {error && !fieldsWithFaults.includes(error.field)
              ? faultSentence(error, catalog)
              : 'The form says what to change.'}
          </p>
        )}
      </div>
    </>
  );
}

type Finished = Pick<Fields, 'done' | 'labsDone'>;

function finishedIn(catalog: Catalog, progress: Progress): Finished {
  return {
    done: [...finishedModules(catalog, progress).keys()],
    labsDone: [...doneLabs(progress).keys()],
  };
}

/** Equal values give equal texts, whatever the order of their keys in storage. */
function canonical(value: unknown): string {
  return JSON.stringify(sortKeys(value as Json));
}
