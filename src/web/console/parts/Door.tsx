import type { ComponentChildren } from 'preact';
import { useDesk } from '../context';
import { LanguageSwitch } from './LanguageSwitch';
import { Mark } from './Mark';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly children: ComponentChildren;
}

/** The frame of the two ways in. */
export function Door({ title, lead, children }: Props) {
  const { t } = useDesk();
  return (
    <main class="door">
      <div class="door-card">
        <p class="door-brand"><Mark />{t('desk.title')}</p>
        <h1>{title}</h1>
        {lead && <p class="door-lead">{lead}</p>}
        {children}
      </div>
      <LanguageSwitch />
    </main>
  );
}
