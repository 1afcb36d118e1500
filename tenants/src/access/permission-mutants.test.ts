import { expect, test } from 'vitest';

import { AGREED_FIELDS, AGREED_NEEDS } from '../testing/agreed-permissions.js';
import { permissionMutants, permissionRuleCount } from '../testing/permission-mutants.js';
import { permissionProblems } from '../testing/permission-problems.js';
import { recordFigures } from '../testing/isolation-figures.js';
import { API_KEY_SCOPES, ROLES } from '../context/grants.js';
import { KEY_SCOPE_PERMISSIONS, ROLE_PERMISSIONS } from './built-in-roles.js';
import { EXPECTED_PERMISSIONS } from './permission-expectations.js';
import { permissionRule, PERMISSIONS } from './permission-registry.js';
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

test('every permission is what is written down of it', () => {
  const found = PERMISSIONS.map((name) => {
    const { reach, movesMoneyOrRights: secondFactor, allows } = permissionRule(name);
    const holders = [
      ...ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(name)),
      ...API_KEY_SCOPES.filter((scope) => KEY_SCOPE_PERMISSIONS[scope].includes(name)),
    ];
    const actions = allows.map(([action, type]) => `${action} ${type}`);
    return [name, { reach, secondFactor, allows: actions, holders }] as const;
  });
  expect(Object.fromEntries(found)).toEqual(EXPECTED_PERMISSIONS);
});

test('the rules that are counted are those that are agreed, and each can be taken away alone', () => {
  const agreed = Object.values(EXPECTED_PERMISSIONS);
  const count = permissionRuleCount();
  expect(count).toBe(
    agreed.flatMap(({ allows, holders }) => [...allows, ...holders]).length +
      AGREED_NEEDS.length +
      AGREED_FIELDS.length,
  );
  const takenAway = permissionMutants().filter((mutant) => {
    const undo = mutant.apply();
    try {
      return permissionRuleCount() === count - 1;
    } finally {
      undo();
    }
  });
  expect(new Set(takenAway.map(({ change }) => change)).size).toBe(count);
});

test('every built-in role is a sound one', () => {
  const unsound = ROLES.filter((role) => missingNeed(ROLE_PERMISSIONS[role]) !== null);
  expect(unsound).toEqual([]);
});
