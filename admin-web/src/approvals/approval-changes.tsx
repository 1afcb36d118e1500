/** Before and after, line by line: exactly what is granted. */
import type { Approval } from '@fiducia/sdk';
import { wordsOf } from '../account/halt-panel.js';
import { isDecimal } from '../format/decimal.js';
import { useI18n } from '../i18n/i18n-context.js';
import type { I18n } from '../i18n/i18n-context.js';
import { permissionName } from '../i18n/permission-name.js';

export function ApprovalChanges({ approval }: { approval: Approval }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <div className="approval-table-frame">
      <table className="approval-changes">
        <thead>
          <tr>
            <th scope="col">{t('approvals.column.what')}</th>
            <th scope="col">{t('approvals.column.before')}</th>
            <th scope="col">{t('approvals.column.after')}</th>
          </tr>
        </thead>
        <tbody>
          {approval.lines.map(({ field, before, after }, index) => (
            <tr key={`${field}-${index}`}>
              <th scope="row">{nameOf(field, i18n)}</th>
              <td className="figure">{valueText(field, before, i18n)}</td>
              <td className="figure approval-after">{valueText(field, after, i18n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Limits are called what the account's page calls them. */
function nameOf(field: string, { textOfCode }: I18n): string {
  const own = textOfCode('approvals.field', field, '');
  return own === '' ? textOfCode('mandate', field, wordsOf(field)) : own;
}

function valueText(field: string, value: string | null, i18n: I18n): string {
  if (value === null) return i18n.t('approvals.nothing');
  if (value === 'true') return i18n.t('value.yes');
  if (value === 'false') return i18n.t('value.no');
  if (/pct$/i.test(field) && isDecimal(value)) return i18n.formats.percent(value);
  if (isDecimal(value)) return i18n.formats.decimal(value);
  if (field === 'role') return i18n.textOfCode('role', value, value);
  if (field === 'permissions') {
    return value
      .split(', ')
      .map((one) => permissionName(one, i18n))
      .join(', ');
  }
  return i18n.textOfCode('approvals.value', value, i18n.textOfCode('mandate.onStop', value, value));
}
