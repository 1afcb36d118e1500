import { expect, test } from 'vitest';

import { permissionMutants, permissionRuleCount } from '../testing/permission-mutants.js';
import { permissionProblems } from '../testing/permission-problems.js';
import { recordFigures } from '../testing/isolation-figures.js';
import { ROLES } from '../context/grants.js';
import { ROLE_PERMISSIONS } from './built-in-roles.js';
import { missingNeed } from './role-needs.js';

test('every rule is as agreed', () => {
  expect(permissionProblems()).toEqual([]);
});

test('every rule that is spoiled is noticed', (context) => {
  const mutants = permissionMutants();
  const survivors = mutants.filter((mutant) => {
    const undo = mutant.apply();
    try {
      return permissionProblems().length === 0;
    } finally {
      undo();
    }
  });
  recordFigures(context, 'permissions', {
    permissionRules: permissionRuleCount(),
    permissionMutants: mutants.length,
    permissionMutantsKilled: mutants.length - survivors.length,
  });
  expect(mutants.length).toBeGreaterThan(permissionRuleCount());
  expect(survivors.map(({ change }) => change)).toEqual([]);
  expect(permissionProblems()).toEqual([]);
});

test('every built-in role is a sound one', () => {
  const unsound = ROLES.filter((role) => missingNeed(ROLE_PERMISSIONS[role]) !== null);
  expect(unsound).toEqual([]);
});
