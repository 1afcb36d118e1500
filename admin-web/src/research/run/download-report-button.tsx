/** Gives the tear sheet as one file, for whoever has no access here: a client, a committee. */
import type { ResearchRun } from '@fiducia/sdk';
import { useMutation } from '@tanstack/react-query';
import { client } from '../../data/client.js';
import { saveFile } from '../../data/save-file.js';
import { describeError } from '../../errors/describe-error.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Button } from '../../ui/button.js';
import { toasts } from '../../ui/toast-store.js';

export function DownloadReportButton({ run }: { run: ResearchRun }) {
  const i18n = useI18n();
  const report = useMutation({
    mutationFn: () => client.research.report(run.id),
    onSuccess: (html) => saveFile(new Blob([html], { type: 'text/html' }), fileName(run)),
    onError: (error) => toasts.show('negative', describeError(error, i18n).sentence),
  });
  return (
    <Button icon="arrowDown" busy={report.isPending} onClick={() => report.mutate()}>
      {i18n.t('research.report.download')}
    </Button>
  );
}

/** What it is of and until when, in letters that every file system takes. */
function fileName({ strategy, instruments, to }: ResearchRun): string {
  const symbols = instruments.map(({ symbol }) => symbol).join('-');
  const name = [strategy.name, symbols, to.slice(0, 10)].join('-');
  return `${name.replaceAll(/[^\w.-]+/g, '-').slice(0, 100)}.html`;
}
