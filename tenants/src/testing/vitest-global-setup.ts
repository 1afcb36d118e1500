/** Vitest's global setup: starts the test PostgreSQL when the first test asks for it, not before. */
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';

import type { TestProject } from 'vitest/node';

import { startTemplate } from './test-template.js';
import type { StartedTemplate } from './test-template.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with a TestTemplate; the first answer takes as long as starting the server. */
    fiduciaTestTemplateUrl: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<StartedTemplate> | null = null;
  const server = createServer((_request, response) => {
    started ??= startTemplate();
    void answer(response, started);
  });
  const port = await listen(server);
  project.provide('fiduciaTestTemplateUrl', `http://127.0.0.1:${String(port)}/`);
  return async () => {
    server.closeAllConnections();
    server.close();
    await started?.then(
      (template) => template.stop(),
      () => undefined,
    );
  };
}

async function answer(response: ServerResponse, started: Promise<StartedTemplate>): Promise<void> {
  response.setHeader('content-type', 'application/json');
  try {
    const { superuserUrl, template, appPassword, ownerPassword } = await started;
    response.end(JSON.stringify({ superuserUrl, template, appPassword, ownerPassword }));
  } catch (error) {
    response.statusCode = 500;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
    response.end(JSON.stringify({ problem: `${String(error)} ${cause}` }));
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
