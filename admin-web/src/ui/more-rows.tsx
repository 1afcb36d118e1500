/** The button below a list that is read page by page, where another page is left. */
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from './button.js';
import './more-rows.css';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

export function MoreRows({ query }: { readonly query: Pages }) {
  const { t } = useI18n();
  if (!query.hasNextPage) return null;
  return (
    <div className="table-more">
      <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('action.showMore')}
      </Button>
    </div>
  );
}
