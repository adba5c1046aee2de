import type { ComponentChildren, JSX } from 'preact';

/** A labelled field with its fault below. Numbers are text: a decimal comma is as good as a point. */
export function PlanField({
  field,
  label,
  type = 'text',
  value,
  error,
  onInput,
  ...more
}: {
  field: string;
  label: string;
  type?: 'text' | 'date';
  value: string;
  error: ComponentChildren;
  onInput: (value: string) => void;
  class?: string;
}): JSX.Element {
  return (
    <div class={`field ${more.class ?? ''}`}>
      <label for={`field-${field}`}>{label}</label>
      <input
        id={`field-${field}`}
        type={type}
        value={value}
        {...(type === 'text' && { inputmode: 'decimal' })}
        {...(error && { 'aria-invalid': true, 'aria-describedby': `fault-${field}` })}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {error}
    </div>
  );
}
