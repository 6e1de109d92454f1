import { useId } from 'preact/hooks';

interface Props {
  readonly name: string;
  readonly secret?: boolean;
  readonly autocomplete: 'username' | 'current-password' | 'new-password';
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly hint?: string | null;
  readonly wrong?: string | null;
}

/** One line to fill in, with its label, its hint and what is wrong with it tied to it. */
export function Field({ name, secret, autocomplete, label, value, change, hint, wrong }: Props) {
  const id = useId();
  const type = secret ? { type: 'password' } as const : { type: 'text' } as const;
  const told = [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...type} id={id} name={name} autocomplete={autocomplete} autocapitalize="none" spellcheck={false} value={value}
        aria-invalid={wrong ? true : undefined} aria-describedby={told || undefined}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {hint && <p class="field-hint" id={`${id}-hint`}>{hint}</p>}
      {wrong && <p class="field-wrong" id={`${id}-wrong`} role="alert">{wrong}</p>}
    </div>
  );
}
