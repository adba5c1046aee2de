import { Frame, StepButton } from '../Frame.tsx';
import { SelectControl } from '../SelectControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import { RANKS, savedOf } from './loaders.ts';
import type { Kind, SavedPlace, SavedStream } from './loaders.ts';
import { firstOf, isEnded, worlds } from './model.ts';
import { Parcels } from './Parcels.tsx';
import { simulator } from './simulator.ts';
import { ruleInWords } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

const kinds: Readonly<Record<Kind, string>> = {
  indices: 'a sampler',
  stream: 'a shuffle buffer',
};

const places: Readonly<Record<SavedPlace, string>> = {
  epoch: 'the epoch alone',
  read: 'what was read',
  rank: 'each rank’s count',
  all: 'all ranks’ count',
};

const readers: Readonly<Record<SavedStream, string>> = {
  nothing: 'nothing',
  position: 'the position',
  buffer: 'position, buffer',
  dice: 'with dice, too',
  rank0: 'rank 0’s for both',
};

/** An epoch on two ranks, a crash, and what the resumed job trains on. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act } = driven;
  const { state } = driven.session;
  const { settings } = state;
  const ended = isEnded(state);
  return (
    <Frame
      id={id}
      class="sim-resume"
      driven={driven}
      picture={<Parcels id={`${id}-parcels`} state={state} />}
      buttons={
        <>
          <StepButton
            look="main"
            disabled={ended}
            press={() => {
              act({ kind: 'train' });
            }}
          >
            Train a step
          </StepButton>
          <StepButton
            look="plain"
            disabled={state.isResumed}
            press={() => {
              act({ kind: 'crash' });
            }}
          >
            Crash
          </StepButton>
          <StepButton
            look="plain"
            disabled={ended}
            press={() => {
              act({ kind: 'rest' });
            }}
          >
            To the end
          </StepButton>
        </>
      }
      detail={<p class="sim__note">{ruleInWords(settings)}</p>}
      controls={
        <div class="sim__beside">
          <SelectControl
            id={`${id}-kind`}
            label="The loader has"
            value={settings.kind}
            options={(['indices', 'stream'] as const).map((value) => ({
              value,
              label: kinds[value],
            }))}
            set={(value) => {
              act({ kind: 'set', settings: firstOf(value === 'stream' ? 'stream' : 'indices') });
            }}
          />
          {settings.kind === 'indices' ? (
            <>
              <SelectControl
                id={`${id}-saved`}
                label="A checkpoint holds"
                value={settings.saved}
                options={savedOf.indices.map((value) => ({ value, label: places[value] }))}
                set={(value) => {
                  const saved = savedOf.indices.find((each) => each === value);
                  if (saved) act({ kind: 'set', settings: { ...settings, saved } });
                }}
              />
              <SelectControl
                id={`${id}-ranks`}
                label="Ranks after the crash"
                value={String(settings.ranks)}
                options={worlds.map((ranks) => ({
                  value: String(ranks),
                  label: ranks === RANKS ? `${ranks}, as before` : String(ranks),
                }))}
                set={(value) => {
                  act({ kind: 'set', settings: { ...settings, ranks: Number(value) } });
                }}
              />
            </>
          ) : (
            <SelectControl
              id={`${id}-saved`}
              label="A checkpoint holds"
              value={settings.saved}
              options={savedOf.stream.map((value) => ({ value, label: readers[value] }))}
              set={(value) => {
                const saved = savedOf.stream.find((each) => each === value);
                if (saved) act({ kind: 'set', settings: { ...settings, saved } });
              }}
            />
          )}
        </div>
      }
    />
  );
}
