import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { $progress, savePlan, setKnown } from '../../client/progress/store.ts';
import { today } from '../../client/today.ts';
import type { Catalog } from '../../domain/catalog.ts';
import { finishedModules } from '../../domain/finished.ts';
import { PlanError, planPath, plannedModules, readPlanInput } from '../../domain/plan.ts';
import type { Plan, PlanInput } from '../../domain/plan.ts';
import type { PlanLink } from '../../domain/plan/link.ts';
import { EMPTY, type Json } from '../../domain/progress/format.ts';
import { sortKeys } from '../../domain/progress/json.ts';
import { markedIds, savedPlan } from '../../domain/progress/registers.ts';
import { defaultFields, fieldsOf, inputOf, type Fields } from './fields.ts';
import { asSentence, fieldsWithFaults, PlanForm } from './PlanForm.tsx';
import { PlanResult } from './PlanResult.tsx';
import { readLinkedPlan } from './linked-plan.ts';
import { LinkNotice } from './LinkNotice.tsx';

export interface PlannerProps {
  catalog: Catalog;
  /** Qualification id → its number and its short name. */
  names: Record<string, { ordinal: number; short: string }>;
}

/**
 * The form, and the plan that it makes while it is changed. Two plans can be on it: the reader's own,
 * which is kept, and one that came with a link, which touches nothing until it is taken.
 */
export function Planner({ catalog, names }: PlannerProps): JSX.Element {
  const stored = useStore($progress);
  const [fields, setFields] = useState<Fields>(() => defaultFields(catalog, ''));
  const [live, setLive] = useState(false);
  const [linked, setLinked] = useState<PlanLink | null>(null);
  // What is stored is known in the browser only: the first view must be the server's.
  const progress = live ? stored : EMPTY;
  const saved = savedPlan(progress);
  const savedInput = readPlanInput(saved?.input);
  const savedText = savedInput && canonical(inputOf(catalog, fieldsOf(catalog, savedInput)));
  /** What this form has just saved, until it has heard of it. */
  const own = useRef('');
  const isLinked = linked?.kind === 'plan';

  const showOwn = () => {
    const all = $progress.get();
    const input = readPlanInput(savedPlan(all)?.input);
    const known = markedIds(all, 'known:');
    const done = [...finishedModules(catalog, all).keys()];
    setFields(
      input
        ? { ...fieldsOf(catalog, input), known }
        : { ...defaultFields(catalog, today()), known, done },
    );
  };
  const openLink = () => {
    const link = readLinkedPlan(catalog, location.hash);
    setLinked(link);
    if (link?.kind === 'plan') setFields(fieldsOf(catalog, link.input));
    else showOwn();
  };
  const closeLink = () => {
    history.replaceState(null, '', location.pathname);
    setLinked(null);
    showOwn();
  };

  useEffect(() => {
    openLink();
    setLive(true);
    addEventListener('hashchange', openLink);
    return () => removeEventListener('hashchange', openLink);
  }, []);

  // What was saved fills the form, also when another tab saves it.
  useEffect(() => {
    const isOwn = savedText === own.current;
    own.current = '';
    // The form is further on already, should the reader have typed meanwhile.
    if (live && !isOwn && !isLinked) showOwn();
  }, [savedText]);

  const input = inputOf(catalog, fields);
  const outcome = useMemo(() => tryPlan(catalog, input), [canonical(input)]);
  const { plan, error } = outcome;
  // A catalogue that has grown plans otherwise than it did: that is a change, too.
  const isKept =
    !isLinked &&
    plan !== null &&
    savedText === canonical(input) &&
    canonical(saved?.modules ?? []) === canonical(plannedModules(plan));

  const keep = () => {
    if (!plan) return;
    const before = markedIds($progress.get(), 'known:');
    const known = isLinked ? [...new Set([...before, ...fields.known])] : fields.known;
    const kept = isLinked ? inputOf(catalog, { ...fields, known }) : input;
    const made = isLinked ? tryPlan(catalog, kept).plan : plan;
    if (!made) return;
    own.current = canonical(kept);
    void savePlan(kept as unknown as Json, plannedModules(made));
    for (const { id } of catalog.modules) {
      const on = known.includes(id);
      if (on !== before.includes(id)) void setKnown(id, on);
    }
    if (!isLinked) return;
    history.replaceState(null, '', location.pathname);
    setLinked(null);
    setFields({ ...fields, known });
  };

  // The home page's button makes a plan at once, with everything defaulted.
  useEffect(() => {
    if (!live || saved || !new URLSearchParams(location.search).has('default')) return;
    history.replaceState(null, '', location.pathname);
    keep();
  }, [live]);

  return (
    <>
      {linked && (
        <LinkNotice
          link={linked}
          catalog={catalog}
          hasOwn={saved !== null}
          onTake={keep}
          onClose={closeLink}
        />
      )}
      <div class="planner" data-live={live || undefined}>
        <PlanForm
          {...{ catalog, names, fields, error }}
          onChange={(change) => setFields({ ...fields, ...change })}
          onSubmit={keep}
        >
          <p class="planner__keep needs-script">
            {/* Once kept, not `disabled`: that would take the focus away. Keeping it again changes nothing. */}
            <button
              class="button button--main"
              type="submit"
              disabled={!plan || !live}
              aria-disabled={isKept}
            >
              {isKept
                ? 'Plan kept'
                : isLinked
                  ? 'Take this plan'
                  : saved
                    ? 'Keep these changes'
                    : 'Keep this plan'}
            </button>
            <span class="meta" role="status">
              {isKept
                ? 'It is kept in this browser.'
                : !saved || isLinked
                  ? ''
                  : savedText === canonical(input)
                    ? 'Lakepath has changed since you kept your plan; here it is planned anew.'
                    : 'Your kept plan stays until you keep the changes.'}
            </span>
          </p>
        </PlanForm>
        {plan ? (
          <PlanResult
            {...{ plan, input, catalog, names, progress, isKept }}
            isLive={live}
            isDated={fields.start !== ''}
            isLinked={isLinked}
            onChange={(change) => setFields({ ...fields, ...change })}
            onReplan={(next, after) =>
              void savePlan(next as unknown as Json, plannedModules(after))
            }
          />
        ) : (
          <p class="empty planner__result" role="status">
            There is no plan yet.{' '}
            {error && !fieldsWithFaults.includes(error.field)
              ? asSentence(error.reason)
              : 'The form says what to change.'}
          </p>
        )}
      </div>
    </>
  );
}

/** A plan, or why there is none. */
function tryPlan(
  catalog: Catalog,
  input: PlanInput,
): { plan: Plan | null; error: PlanError | null } {
  // Marks of a module that the catalogue no longer has are kept, but not planned with.
  const there = (ids: string[] = []) =>
    ids.filter((id) => catalog.modules.some((module) => module.id === id));
  try {
    const plan = planPath(catalog, {
      ...input,
      known: there(input.known),
      done: there(input.done),
    });
    return { plan, error: null };
  } catch (error) {
    if (error instanceof PlanError) return { plan: null, error };
    throw error;
  }
}

/** Equal values give equal texts, whatever the order of their keys in storage. */
function canonical(value: unknown): string {
  return JSON.stringify(sortKeys(value as Json));
}
