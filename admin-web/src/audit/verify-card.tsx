/** Proves the log in this browser, takes exports that somebody was handed, and gives one away. */
import type { ExportVerdict } from '@fiducia/sdk';
import { useId, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay, useViewer } from '../session/viewer.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { CheckField } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { auditStatusQuery } from './audit-queries.js';
import { useVerification } from './use-verification.js';
import type { Verification, VerificationControl } from './use-verification.js';

export function VerifyCard() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const mayExport = useMay('AUDIT_EXPORT');
  const control = useVerification(tenant.id);
  const { step } = control.state;
  const isBusy = step === 'READING' || step === 'VERIFYING';
  return (
    <Card title={t('audit.verify.title')}>
      <div className="audit-verify">
        <LogStatus />
        {mayExport && <ExportButtons control={control} isBusy={isBusy} />}
        <DropZone isBusy={isBusy} onFile={(file) => void control.verifyExport(file)} />
        <VerificationResult state={control.state} />
      </div>
    </Card>
  );
}

function LogStatus() {
  const { t, formats } = useI18n();
  const { data } = useQuery(auditStatusQuery);
  if (!data) return null;
  const { newest, alarm, treeSize } = data;
  return (
    <>
      {alarm !== null && (
        <Notice tone="negative" role="alert" title={t('audit.alarm.title')}>
          <p>{alarm.sentence}</p>
        </Notice>
      )}
      <p className="soft">
        {newest === null
          ? t('audit.verify.unsigned', { count: treeSize })
          : t('audit.verify.signed', {
              count: treeSize,
              signed: formats.integer(newest.treeSize),
              at: formats.dateTime(newest.signedAt),
            })}
      </p>
    </>
  );
}

function ExportButtons({ control, isBusy }: { control: VerificationControl; isBusy: boolean }) {
  const { t } = useI18n();
  const [withPrivate, setWithPrivate] = useState(false);
  return (
    <div className="audit-verify-actions">
      <Button variant="primary" icon="check" busy={isBusy} onClick={() => void control.verifyLog()}>
        {t('audit.verify.log')}
      </Button>
      <Button icon="arrowDown" busy={isBusy} onClick={() => void control.download(withPrivate)}>
        {t('audit.verify.download')}
      </Button>
      <CheckField
        label={t('audit.verify.withPrivate')}
        checked={withPrivate}
        onChecked={setWithPrivate}
      />
    </div>
  );
}

function DropZone({ isBusy, onFile }: { isBusy: boolean; onFile: (file: File) => void }) {
  const { t } = useI18n();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined && !isBusy) onFile(file);
    if (input.current !== null) input.current.value = '';
  };
  return (
    <div
      className="audit-drop"
      data-over={isOver ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <label htmlFor={id}>{t('audit.verify.drop')}</label>
      <input id={id} ref={input} type="file" onChange={({ target }) => take(target.files)} />
    </div>
  );
}

function VerificationResult({ state }: { state: Verification }) {
  const { t } = useI18n();
  if (state.step === 'IDLE') return null;
  if (state.step === 'FAILED') return <ErrorNotice error={state.error} />;
  if (state.step === 'DONE') return <VerdictNotice {...state} />;
  const { step, done, of } = state;
  return (
    <div role="status" className="audit-progress">
      <p>{t(`audit.verify.step.${step}`, { done, of })}</p>
      <progress aria-label={t('audit.verify.progress')} value={of === 0 ? undefined : done / of} />
    </div>
  );
}

/** A broken file breaks in many places; the first ones say where to look. */
const SHOWN_PROBLEMS = 5;

function VerdictNotice({
  verdict,
  fileName,
  keptSize,
}: {
  readonly verdict: ExportVerdict;
  readonly fileName: string | null;
  readonly keptSize: number | null;
}) {
  const { t } = useI18n();
  const { ok, entries, root, problems } = verdict;
  const what = fileName ?? t('audit.verify.theLog');
  if (ok) {
    return (
      <Notice tone="positive" icon="check" role="status" title={t('audit.verify.ok', { what })}>
        <p>{t('audit.verify.okText', { count: entries })}</p>
        {keptSize !== null && <p>{t('audit.verify.continues', { count: keptSize })}</p>}
        <p className="mono audit-root">{t('audit.verify.root', { root: root ?? '' })}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="negative" role="alert" title={t('audit.verify.refused', { what })}>
      <ul>
        {problems.slice(0, SHOWN_PROBLEMS).map(({ code, sentence, line }) => (
          <li key={`${code} ${line ?? ''} ${sentence}`}>{sentence}</li>
        ))}
      </ul>
      {problems.length > SHOWN_PROBLEMS && (
        <p>{t('audit.verify.more', { count: problems.length - SHOWN_PROBLEMS })}</p>
      )}
    </Notice>
  );
}
