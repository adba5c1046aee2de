import type { ComponentChildren } from 'preact';
import { count } from '../../domain/amounts.ts';
import { check, isFullDue, nextPick } from './model.ts';
import type { State } from './model.ts';
import type { RatioStep } from './pick.ts';
import { megabytes } from './words.ts';

type Verdict = 'fires' | 'no' | 'not-asked';

const marks: Record<Verdict, string> = { fires: '●', no: '○', 'not-asked': '–' };
const words: Record<Verdict, string> = {
  fires: 'fires',
  no: 'no',
  'not-asked': 'not asked',
};

/** The rules in the order in which the engine asks them, each with the numbers it compares. */
export function RulesPanel({ state }: { state: State }) {
  const { settings, runs } = state;
  const full = isFullDue(state);
  const { enough, sizeAmp, sizeRatio, runCount, pick } = check(state);
  const asked = !full;
  const due = full && nextPick(state) !== null;
  const percent = String(settings.maxSizeAmp);
  return (
    <div class="sim-lsm__rules">
      <p class="sim__label">What pick() compares, in MB</p>
      <ol class="plain-list">
        {settings.fullEvery > 0 && (
          <RuleRow
            name="Full compaction"
            verdict={due ? 'fires' : 'no'}
            word={due ? 'due' : 'not due'}
          >
            {fullInWords(state)}
          </RuleRow>
        )}
        <RuleRow
          name="Enough runs?"
          verdict={!asked ? 'not-asked' : enough ? 'fires' : 'no'}
          word={!asked ? 'not asked' : enough ? 'yes' : 'no'}
        >
          {asked
            ? `${String(runs.length)} ${enough ? '≥' : '<'} ${String(settings.trigger)} (trigger)`
            : null}
        </RuleRow>
        <RuleRow name="Size amplification" verdict={verdictOf(asked, sizeAmp)}>
          {asked && sizeAmp ? (
            <>
              {`newer ${megabytes(sizeAmp.newer, 2)} × 100 = ${megabytes(sizeAmp.newer * 100, 0)}`}
              <br />
              {`${sizeAmp.fires ? '>' : '≤'} ${percent} × oldest ${megabytes(sizeAmp.oldest, 2)} = ${megabytes(sizeAmp.oldest * settings.maxSizeAmp, 0)}`}
            </>
          ) : null}
        </RuleRow>
        <RuleRow name="Size ratio" verdict={verdictOf(asked, sizeRatio)}>
          {asked && sizeRatio ? (
            <Walk steps={sizeRatio.steps} sizeRatio={settings.sizeRatio} />
          ) : null}
        </RuleRow>
        <RuleRow name="Run count" verdict={verdictOf(asked, runCount)}>
          {asked && runCount ? (
            <>
              {`${String(runs.length)} ${runCount.fires ? '>' : '≤'} ${String(settings.trigger)} (trigger)`}
              {runCount.fires && (
                <>
                  <br />
                  {`takes the ${String(runCount.first)} newest`}
                  {runCount.steps.length > 0 && ', then:'}
                  <br />
                  <Walk steps={runCount.steps} sizeRatio={settings.sizeRatio} />
                </>
              )}
            </>
          ) : null}
        </RuleRow>
      </ol>
      {asked && pick && pick.rule !== 'size-amp' && widened(state) && (
        <p class="sim__note">
          No merge writes to L0, so it also takes the first run of a higher level.
        </p>
      )}
    </div>
  );
}

interface RowProps {
  name: string;
  verdict: Verdict;
  word?: string;
  children: ComponentChildren;
}

function RuleRow({ name, verdict, word = words[verdict], children }: RowProps) {
  return (
    <li class={`sim-lsm__rule sim-lsm__rule--${verdict}`}>
      <span class="sim-lsm__mark" aria-hidden="true">
        {marks[verdict]}
      </span>
      <span class="sim-lsm__name">{name}</span>
      <span class="sim-lsm__word">{word}</span>
      {children !== null && <div class="sim-lsm__numbers">{children}</div>}
    </li>
  );
}

function verdictOf(asked: boolean, part: { fires: boolean } | null): Verdict {
  if (!asked || !part) return 'not-asked';
  return part.fires ? 'fires' : 'no';
}

/** The comparisons of the size-ratio walk; the middle of a long one is counted only. */
function Walk({ steps, sizeRatio }: { steps: readonly RatioStep[]; sizeRatio: number }) {
  const factor = ((100 + sizeRatio) / 100).toFixed(2);
  const shown = steps.length > 5 ? [...steps.slice(0, 2), null, ...steps.slice(-2)] : steps;
  return (
    <>
      {shown.map((step, index) => (
        <div key={index}>
          {step
            ? `${megabytes(step.candidate, 2)} × ${factor} ${step.taken ? '≥' : '<'} ${megabytes(step.next, 2)}${step.taken ? ' take' : ' stop'}`
            : `… ${count(steps.length - 4, 'more run')} taken`}
        </div>
      ))}
    </>
  );
}

function fullInWords({ settings, flushes, due }: State): string {
  const every = settings.fullEvery;
  const next = every - (flushes % every);
  if (due && flushes % every === 0)
    return `commit ${String(flushes)} is a multiple of ${String(every)}: all runs`;
  return every === 1 ? 'at the next commit' : `in ${count(next, 'commit')}`;
}

/** True when the pick holds more runs than the rule itself took. */
function widened(state: State): boolean {
  const { sizeRatio, runCount, pick } = check(state);
  const walk = runCount ?? (sizeRatio && { first: 1, steps: sizeRatio.steps });
  if (!pick || !walk) return false;
  return pick.count > walk.first + walk.steps.filter(({ taken }) => taken).length;
}
