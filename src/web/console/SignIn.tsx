import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from './api';
import { useDesk } from './context';
import { Door } from './parts/Door';
import { Field } from './parts/Field';
import { useNow } from './parts/useNow';
import { wordsFor } from './problems';
import type { Texts } from './texts';

/** Name and password. Says what was wrong, and counts down while the account is locked. */
export function SignIn() {
  const { desk, state, texts, t } = useDesk('session', 'signIn');
  const [name, setName] = useState(state.session?.name ?? '');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tried, setTried] = useState('');
  const [busy, setBusy] = useState(false);
  // The lock is the account's: a colleague at the same screen may enter.
  const locked = useLock(failure) * Number(name.trim() === tried);
  const form = useRef<HTMLFormElement>(null);

  const focusOn = (field: string) => form.current?.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus();
  useEffect(() => focusOn(name ? 'password' : 'name'), []);

  const enter = async (event: Event) => {
    event.preventDefault();
    if (busy || locked > 0) return;
    const missing = !name.trim() ? 'name' : !password ? 'password' : null;
    if (missing) return focusOn(missing);
    setBusy(true);
    const refused = await desk.signIn(name.trim(), password);
    setBusy(false);
    setTried(name.trim());
    setFailure(refused);
    if (refused) setPassword('');
    if (refused) focusOn('password');
  };

  return (
    <Door title={t('sign-in.title')} {...(state.signIn === 'expired' ? { lead: t('sign-in.expired') } : {})}>
      <form ref={form} onSubmit={enter} noValidate>
        {failure && <p class="form-problem" role="alert">{signInProblem(failure, locked, texts)}</p>}
        <Field label={t('sign-in.name')} name="name" value={name} change={setName} autocomplete="username" />
        <Field label={t('sign-in.password')} name="password" secret value={password} change={setPassword} autocomplete="current-password" />
        <button class="primary wide" type="submit" aria-disabled={busy || locked > 0}>
          {locked > 0 ? t('sign-in.locked-button', { time: texts.duration(locked) }) : t(busy ? 'sign-in.busy' : 'sign-in.enter')}
        </button>
      </form>
      <p class="door-foot">{t('sign-in.help')}</p>
    </Door>
  );
}

/** Milliseconds until the next try is allowed. */
function useLock(failure: Failure | null): number {
  const now = useNow();
  const [until, setUntil] = useState(0);
  useEffect(() => {
    setUntil(failure?.status === 429 ? Date.now() + (failure.retryAfter ?? 30) * 1_000 : 0);
  }, [failure]);
  return Math.max(0, until - now);
}

function signInProblem(failure: Failure, locked: number, texts: Texts): string {
  if (failure.status === 401) return texts.say('sign-in.wrong');
  if (failure.status === 429) return texts.say(locked > 0 ? 'sign-in.locked' : 'sign-in.unlocked');
  return texts.words(wordsFor(failure));
}
