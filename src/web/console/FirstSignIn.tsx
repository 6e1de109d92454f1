import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from './api';
import { useDesk } from './context';
import { Door } from './parts/Door';
import { Field } from './parts/Field';
import { shortestPassword, strength } from './password';
import { wordsFor } from './problems';

interface Props {
  readonly token: string;
  readonly leave: () => void;
}

/** The first administrator makes his account, by the link that the first start printed. A link that was used up only leads to the other way in. */
export function FirstSignIn({ token, leave }: Props) {
  const { desk, t } = useDesk();
  const [used, setUsed] = useState(false);
  useEffect(() => void desk.usedUp(token).then(setUsed), [token]);
  if (!used) return <FirstForm token={token} leave={leave} refuse={() => setUsed(true)} />;
  return (
    <Door title={t('first.used-title')} lead={t('first.used')}>
      <button type="button" class="primary wide" autofocus onClick={() => leaveLink(leave)}>{t('first.to-sign-in')}</button>
    </Door>
  );
}

function FirstForm({ token, leave, refuse }: Props & { readonly refuse: () => void }) {
  const { desk, texts, t } = useDesk();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const level = strength(password, name);
  const wrong = {
    name: name.trim() ? null : t('first.name-missing'),
    password: level === 'short' ? t('first.too-short', { least: shortestPassword }) : null,
    again: again === password ? null : t('first.differ'),
  };

  const form = useRef<HTMLFormElement>(null);
  const focusOn = (field: string) => form.current?.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus();
  useEffect(() => focusOn('name'), []);

  const enter = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    const faulty = (['name', 'password', 'again'] as const).find((field) => wrong[field]);
    if (faulty) return focusOn(faulty);
    if (busy) return;
    setBusy(true);
    const refused = await desk.signInFirst(token, name.trim(), password);
    setBusy(false);
    if (refused?.code === 'first.used') return refuse();
    setFailure(refused);
    if (!refused) leaveLink(leave);
  };

  return (
    <Door title={t('first.title')} lead={t('first.lead')}>
      <form ref={form} onSubmit={enter} noValidate>
        {failure && <p class="form-problem" role="alert">{texts.words(wordsFor(failure))}</p>}
        <Field label={t('sign-in.name')} name="name" value={name} change={setName} autocomplete="username" hint={t('first.name-hint')} wrong={tried ? wrong.name : null} />
        <Field
          label={t('first.password')} name="password" secret value={password} change={setPassword}
          autocomplete="new-password" hint={t('first.hint', { least: shortestPassword })} wrong={tried ? wrong.password : null}
        />
        {password && (
          <p class={`strength strength-${level}`} role="status"><span class="strength-bar" aria-hidden="true" />{t('first.strength', { level: t(`strength.${level}`) })}</p>
        )}
        <Field
          label={t('first.again')} name="again" secret value={again} change={setAgain}
          autocomplete="new-password" wrong={tried || again.length >= password.length && again ? wrong.again : null}
        />
        <button class="primary wide" type="submit" aria-disabled={busy}>{t(busy ? 'sign-in.busy' : 'first.enter')}</button>
      </form>
      <p class="door-foot"><button type="button" class="link" onClick={() => leaveLink(leave)}>{t('first.have-account')}</button></p>
    </Door>
  );
}

/** A used link has no business in the history of a shared machine. */
function leaveLink(leave: () => void) {
  history.replaceState(null, '', location.pathname);
  leave();
}
