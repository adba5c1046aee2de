import type { JSX } from 'preact';
import { LAB_CHOICES, type LabChoice } from '../../domain/plan.ts';

const NAMES: Record<LabChoice, [name: string, note: string]> = {
  none: ['None', ''],
  one: ['One a qualification', 'the easiest; at most a quarter of the modules’ time'],
  all: ['All', 'each after its module'],
};

/** Which labs are planned. */
export function LabChoiceField({
  choice,
  onChoose,
}: {
  choice: LabChoice;
  onChoose: (choice: LabChoice) => void;
}): JSX.Element {
  return (
    <fieldset class="planner__labs needs-script" aria-describedby="labs-note">
      <legend>Labs: optional, hands-on</legend>
      {LAB_CHOICES.map((one) => {
        const [name, note] = NAMES[one];
        return (
          <label class="tickline" key={one}>
            <input
              type="radio"
              name="labs"
              checked={choice === one}
              onChange={() => onChoose(one)}
            />
            <span>
              {name}
              {note && <span class="meta"> {note}</span>}
            </span>
          </label>
        );
      })}
      <p class="meta" id="labs-note">
        They count in the hours. None takes a module’s place.
      </p>
    </fieldset>
  );
}
