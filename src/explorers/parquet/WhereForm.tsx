import type { ComponentChildren } from 'preact';

interface Props {
  id: string;
  label: string;
  where: string;
  onInput: (where: string) => void;
  onAsk: () => void;
  /** On the button. */
  action: string;
  isMain: boolean;
  placeholder?: string;
  /** Id of what says how a condition is written. */
  help?: string;
  /** What is wrong with it. */
  misread: ComponentChildren;
  children?: ComponentChildren;
}

/** A condition as it is typed, and the button that asks it. */
export function WhereForm({ id, label, where, misread, ...rest }: Props) {
  const { onInput, onAsk, action, isMain, placeholder, help, children } = rest;
  const isMisread = misread !== null;
  return (
    <form
      class="pq-where"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk();
      }}
    >
      <div class="look__form">
        <div class="look__field pq-where__field">
          <label for={id}>{label}</label>
          <input
            id={id}
            type="text"
            value={where}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            placeholder={placeholder}
            aria-describedby={help}
            aria-invalid={isMisread || undefined}
            aria-errormessage={isMisread ? `${id}-misread` : undefined}
            onInput={({ currentTarget }) => onInput(currentTarget.value)}
          />
        </div>
        <button type="submit" class={`button ${isMain ? 'button--main' : ''}`}>
          {action}
        </button>
      </div>
      <div id={`${id}-misread`} role="alert">
        {misread}
      </div>
      {children}
    </form>
  );
}
