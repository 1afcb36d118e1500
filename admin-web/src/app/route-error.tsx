/** A page that could not even begin: the server is away, or the portal has a bug. */
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { PageError } from '../errors/page-error.js';

export function RouteError({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <main>
      <PageError error={error} onRetry={() => void router.invalidate()} />
    </main>
  );
}
