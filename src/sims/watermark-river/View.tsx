import { Frame, StepButton } from '../Frame.tsx';
import { RangeControl } from '../RangeControl.tsx';
import { useSimulator } from '../use-simulator.ts';
import { limits, secondsOf, setTo } from './address.ts';
import { END, secondOf } from './model.ts';
import { RiverPicture } from './RiverPicture.tsx';
import { simulator } from './simulator.ts';
import { partitions } from './state.ts';
import type { Settings } from './state.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

const settings: readonly { name: keyof Settings; label: string; off?: string }[] = [
  { name: 'bound', label: 'Bound' },
  { name: 'timeout', label: 'Idleness after', off: 'off' },
  { name: 'drift', label: 'Alignment: drift', off: 'off' },
  { name: 'lateness', label: 'Allowed lateness' },
];

/** Three partitions of a source, and the windows behind them. */
export default function View({ id, preset }: Props) {
  const driven = useSimulator(simulator, preset);
  const { act, drag } = driven;
  const { river, settings: set } = driven.session.state;
  return (
    <Frame
      id={id}
      class="sim-river"
      driven={driven}
      picture={<RiverPicture id={`${id}-picture`} river={river} />}
      buttons={
        <>
          {[1, 5, 20].map((seconds) => (
            <StepButton
              key={seconds}
              look={seconds === 5 ? 'main' : 'plain'}
              disabled={secondOf(river) >= END}
              press={() => {
                act({ kind: 'go', seconds });
              }}
            >
              {`${seconds} s on`}
            </StepButton>
          ))}
          {partitions.map((partition) => (
            <StepButton
              key={`p${partition}`}
              look="plain"
              press={() => {
                act({ kind: 'turn', partition });
              }}
            >
              {`${river.splits[partition].flows ? 'Stop' : 'Resume'} p${partition}`}
            </StepButton>
          ))}
        </>
      }
      detail={
        <p class="sim__note">
          A dot is an order, a ring a late one that was counted, a red one is too late. The number
          above a lane is its watermark; its coloured part is the bound, up to the highest time. The
          line is the watermark that the windows get.
        </p>
      }
      controls={settings.map(({ name, label, off = '0 s' }) => {
        const value = secondsOf(set[name]);
        return (
          <RangeControl
            key={name}
            id={`${id}-${name}`}
            label={label}
            min={0}
            max={limits[name]}
            step={1}
            value={value}
            words={value === 0 ? off : `${value} s`}
            set={(seconds) => {
              drag(name, setTo(name, seconds));
            }}
          />
        );
      })}
    />
  );
}
