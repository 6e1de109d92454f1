import { useDesk } from './context';
import { Dialog } from './parts/Dialog';
import type { TextKey } from './texts';

type Row = readonly [keys: readonly string[], does: TextKey];

const groups: readonly (readonly [title: TextKey, rows: readonly Row[]])[] = [
  ['help.lists', [
    [['J', '↓'], 'help.next'], [['K', '↑'], 'help.previous'], [['Home', 'End'], 'help.ends'], [['Enter'], 'help.open'],
    [['A'], 'help.accept'], [['U'], 'help.unread'],
  ]],
  ['help.conversation', [
    [['R'], 'help.write'], [['N'], 'help.note'], [['/'], 'help.canned'], [['T'], 'help.transfer'], [['X'], 'help.close'],
    [['B'], 'help.fold'], [['Esc'], 'help.back'],
  ]],
  ['help.writing', [
    [['Enter', 'Ctrl+Enter'], 'help.send'], [['Shift+Enter'], 'help.line'], [['Alt+N'], 'help.toggle'], [['/'], 'help.slash'],
    [['↑', '↓', 'Enter'], 'help.choose'],
  ]],
];

/** Every key of the console. */
export function HelpDialog({ leave }: { readonly leave: () => void }) {
  const { settings, t } = useDesk();
  return (
    <Dialog title={t('help.title')} leave={leave} wide>
      {!settings.letters && <p class="form-problem">{t('help.letters-off')}</p>}
      <div class="help">
        {groups.map(([title, rows]) => (
          <table key={title}>
            <caption>{t(title)}</caption>
            <tbody>
              {rows.map(([keys, does]) => (
                <tr key={does}>
                  <th scope="row">{keys.map((key) => <kbd key={key}>{key}</kbd>)}</th>
                  <td>{t(does)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Dialog>
  );
}
