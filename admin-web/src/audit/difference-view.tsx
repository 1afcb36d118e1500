/** Before and after of an entry, part by part; what the leaf only commits to is said to be so. */
import type { JsonValue } from '@fiducia/sdk';
import { isRecord } from '../format/json.js';
import { useI18n } from '../i18n/i18n-context.js';
import { differencesOf } from './differences.js';

export function DifferenceView({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useI18n();
  if (isCommitted(before) || isCommitted(after)) {
    return <p className="soft audit-note">{t('audit.entry.committed')}</p>;
  }
  const rows = differencesOf(valueOf(before), valueOf(after));
  if (rows.length === 0) return <p className="soft audit-note">{t('audit.entry.noState')}</p>;
  return (
    <table className="audit-differences">
      <thead>
        <tr>
          <th scope="col">{t('audit.entry.part')}</th>
          <th scope="col">{t('audit.entry.before')}</th>
          <th scope="col">{t('audit.entry.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, before: was, after: is, changed }) => (
          <tr key={path} data-changed={changed ? '' : undefined}>
            <th scope="row" className="mono">
              {path === '' ? t('audit.entry.value') : path}
            </th>
            <td className="mono">{was === null ? '—' : changed ? <del>{was}</del> : was}</td>
            <td className="mono">{is === null ? '—' : changed ? <ins>{is}</ins> : is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isCommitted(state: unknown): boolean {
  return isRecord(state) && 'commitment' in state;
}

function valueOf(state: unknown): JsonValue {
  return isRecord(state) ? (state['value'] as JsonValue) : null;
}
