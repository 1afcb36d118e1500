/** The columns of the operator's table: what each partner has, and what waits. */
import type { Partner } from '@fiducia/sdk';
import type { I18n } from '../i18n/i18n-context.js';
import { Badge } from '../ui/badge.js';
import type { Column } from '../ui/data-table.js';

type Count = 'accounts' | 'users' | 'apiKeys' | 'researchAtWork' | 'ordersToSend' | 'mailsToSend';

const COUNTS: readonly Count[] = [
  'accounts',
  'users',
  'apiKeys',
  'researchAtWork',
  'ordersToSend',
  'mailsToSend',
];

export function partnerColumns(i18n: I18n): readonly Column<Partner>[] {
  const { t, formats } = i18n;
  return [
    {
      key: 'name',
      header: t('platform.column.partner'),
      rowHeader: true,
      cell: ({ name, slug }) => (
        <>
          <strong>{name}</strong> <span className="soft">{slug}</span>
        </>
      ),
    },
    {
      key: 'environment',
      header: t('platform.column.environment'),
      cell: ({ environment }) => <Badge>{environment}</Badge>,
    },
    {
      key: 'halted',
      header: t('platform.column.halted'),
      cell: (partner) => <Halted partner={partner} i18n={i18n} />,
    },
    ...COUNTS.map((count): Column<Partner> => countColumn(count, i18n)),
    {
      key: 'audit',
      header: t('platform.column.audit'),
      align: 'end',
      cell: ({ auditSize }) => formats.integer(auditSize),
    },
    {
      key: 'sequenced',
      header: t('platform.column.sequenced'),
      cell: ({ auditSequencedAt, auditWaiting }) =>
        auditSequencedAt === null ? (
          '—'
        ) : (
          <span className="cell-stack figure">
            {formats.dateTime(auditSequencedAt)}
            <span className="soft">
              {t('platform.waiting', { waiting: formats.integer(auditWaiting) })}
            </span>
          </span>
        ),
    },
  ];
}

function countColumn(count: Count, { t, formats }: I18n): Column<Partner> {
  return {
    key: count,
    header: t(`platform.column.${count}`),
    align: 'end',
    cell: (partner) => formats.integer(partner[count]),
  };
}

function Halted({ partner, i18n }: { partner: Partner; i18n: I18n }) {
  const { haltedAccounts: halted, accounts } = partner;
  if (accounts === 0) return '—';
  const text = i18n.t('platform.halted', {
    halted: i18n.formats.integer(halted),
    accounts: i18n.formats.integer(accounts),
  });
  return (
    <Badge tone={halted === 0 ? 'positive' : 'negative'} dot>
      {text}
    </Badge>
  );
}
