/** Everybody of the partner with their roles, and what one may do about them. */
import type { RoleAssignment, TeamMember } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { client } from '../data/client.js';
import { useMay } from '../session/viewer.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Skeleton } from '../ui/skeleton.js';
import { AssignDialog } from './assign-dialog.js';
import { ExplainDialog } from './explain-dialog.js';
import { InviteDialog } from './invite-dialog.js';
import { ReasonDialog } from './reason-dialog.js';
import { ResendQuestion } from './resend-question.js';
import { assignedRoleName, scopeText } from './role-name.js';
import { membersQuery } from './team-queries.js';

type Asked =
  | {
      readonly kind: 'ASSIGN' | 'EXPLAIN' | 'STATUS' | 'RESEND' | 'REVOKE';
      readonly member: TeamMember;
    }
  | {
      readonly kind: 'UNASSIGN';
      readonly member: TeamMember;
      readonly assignment: RoleAssignment;
    };

export function PeoplePanel() {
  const { data, error, refetch } = useQuery(membersQuery);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [inviting, setInviting] = useState(false);
  const { t } = useI18n();
  const mayInvite = useMay('USER_MANAGE');
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} />;
  return (
    <>
      {mayInvite && (
        <div className="team-toolbar">
          <Button icon="plus" onClick={() => setInviting(true)}>
            {t('team.invite')}
          </Button>
        </div>
      )}
      <ul className="team-list">
        {byName(data).map((member) => (
          <Person key={member.id} member={member} onAsk={setAsked} />
        ))}
      </ul>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {asked !== null && <Question asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** People are looked for by name, not by when they came. */
function byName(members: readonly TeamMember[]): readonly TeamMember[] {
  return members.toSorted((one, other) => one.name.localeCompare(other.name));
}

interface PersonProps {
  readonly member: TeamMember;
  readonly onAsk: (asked: Asked) => void;
}

function Person({ member, onAsk }: PersonProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const mayAssign = useMay('ROLE_MANAGE');
  return (
    <li className="team-person">
      <div className="team-person-name">
        <strong>{member.name}</strong>
        <span className="soft">{member.email}</span>
        {member.status !== 'ACTIVE' && (
          <Badge tone="warning">{t(`team.status.${member.status}`)}</Badge>
        )}
      </div>
      <ul className="team-assignments" aria-label={t('team.rolesOf', { name: member.name })}>
        {member.assignments.map((assignment) => (
          <li key={assignment.id}>
            <span>{assignedRoleName(assignment, i18n)}</span>
            <span className="soft">{scopeText(assignment, i18n)}</span>
            {mayAssign && (
              <Button
                variant="ghost"
                size="small"
                icon="close"
                aria-label={t('team.unassignOf', {
                  role: assignedRoleName(assignment, i18n),
                  name: member.name,
                })}
                onClick={() => onAsk({ kind: 'UNASSIGN', member, assignment })}
              />
            )}
          </li>
        ))}
        {member.assignments.length === 0 && <li className="soft">{t('team.noRole')}</li>}
      </ul>
      <PersonActions member={member} onAsk={onAsk} />
    </li>
  );
}

function PersonActions({ member, onAsk }: PersonProps) {
  const { t } = useI18n();
  const [mayAssign, mayManage] = [useMay('ROLE_MANAGE'), useMay('USER_MANAGE')];
  return (
    <div className="team-actions">
      {mayAssign && (
        <Button size="small" onClick={() => onAsk({ kind: 'ASSIGN', member })}>
          {t('team.assign')}
        </Button>
      )}
      <Button size="small" variant="ghost" onClick={() => onAsk({ kind: 'EXPLAIN', member })}>
        {t('team.explain')}
      </Button>
      <Link className="text-link team-see-as" to="/team/$userId" params={{ userId: member.id }}>
        {t('team.seeAs')}
      </Link>
      {mayManage && member.status === 'INVITED' && (
        <>
          <Button size="small" variant="ghost" onClick={() => onAsk({ kind: 'RESEND', member })}>
            {t('team.resend')}
          </Button>
          <Button
            size="small"
            variant="danger-outline"
            onClick={() => onAsk({ kind: 'REVOKE', member })}
          >
            {t('team.takeBack')}
          </Button>
        </>
      )}
      {mayManage && member.status !== 'INVITED' && (
        <Button
          size="small"
          variant={member.status === 'ACTIVE' ? 'danger-outline' : 'secondary'}
          onClick={() => onAsk({ kind: 'STATUS', member })}
        >
          {t(member.status === 'ACTIVE' ? 'team.suspend' : 'team.reactivate')}
        </Button>
      )}
    </div>
  );
}

function Question({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useI18n();
  const { member } = asked;
  switch (asked.kind) {
    case 'ASSIGN':
      return <AssignDialog member={member} onClose={onClose} />;
    case 'EXPLAIN':
      return <ExplainDialog member={member} onClose={onClose} />;
    case 'UNASSIGN':
      return (
        <ReasonDialog
          title={t('team.unassignTitle', { name: member.name })}
          submitLabel={t('team.unassign')}
          act={(reason) => client.team.unassignRole({ assignmentId: asked.assignment.id, reason })}
          onClose={onClose}
        />
      );
    case 'RESEND':
      return <ResendQuestion member={member} onClose={onClose} />;
    case 'REVOKE':
      return (
        <ReasonDialog
          title={t('team.takeBackTitle', { name: member.name })}
          description={t('team.takeBackNote')}
          submitLabel={t('team.takeBack')}
          act={async (reason) => {
            await client.invitations.revoke({ userId: member.id, reason });
            return null;
          }}
          onClose={onClose}
        />
      );
    case 'STATUS':
      return <StatusQuestion member={member} onClose={onClose} />;
  }
}

function StatusQuestion({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const { t } = useI18n();
  const suspends = member.status === 'ACTIVE';
  return (
    <ReasonDialog
      title={t(suspends ? 'team.suspendTitle' : 'team.reactivateTitle', { name: member.name })}
      description={suspends ? t('team.suspendNote') : undefined}
      submitLabel={t(suspends ? 'team.suspend' : 'team.reactivate')}
      act={async (reason) => {
        const input = { userId: member.id, reason };
        await (suspends ? client.team.suspend(input) : client.team.reactivate(input));
        return null;
      }}
      onClose={onClose}
    />
  );
}
