import { describe, expect, test } from 'vitest';
import { KeyspaceTable } from './keyspaces.js';

describe('KeyspaceTable', () => {
  test('DEFAULT is there from the start and cannot be changed', () => {
    const table = new KeyspaceTable(7n);
    expect(table.byName('DEFAULT')).toEqual({
      id: 0,
      name: 'DEFAULT',
      state: 'ENABLED',
      createdAt: 7n,
      stateChangedAt: 7n,
      config: { region_bound_type: 'txn' },
    });
    expect(() => table.setState(0, 'DISABLED', 8n)).toThrow(
      "[PD:keyspace:ErrModifyDefaultKeyspace]cannot modify default keyspace's state",
    );
  });

  test.each([
    ['bad name!', 'illegal keyspace name bad name!, should contain only alphanumerical and underline'],
    ['', 'illegal keyspace name , should contain only alphanumerical and underline'],
    ['a'.repeat(21), 'should contain only'],
    ['DEFAULT', 'collides with a protected keyspace name'],
    ['taken', '[PD:keyspace:ErrKeyspaceExists]keyspace already exists'],
  ])('the name %j is refused', (name, text) => {
    const table = new KeyspaceTable(0n);
    table.create('taken', {}, 0n);
    expect(() => table.create(name, {}, 0n)).toThrow(text);
  });

  test('states change along the life of a keyspace only', () => {
    const table = new KeyspaceTable(0n);
    const { id } = table.create('ks', {}, 1n);
    expect(id).toBe(1);
    expect(() => table.setState(id, 'TOMBSTONE', 2n)).toThrow('cannot change keyspace state from ENABLED to TOMBSTONE');
    expect(table.setState(id, 'ENABLED', 2n).stateChangedAt).toBe(1n);
    expect(table.setState(id, 'DISABLED', 3n).stateChangedAt).toBe(3n);
    table.setState(id, 'ARCHIVED', 4n);
    expect(table.setState(id, 'TOMBSTONE', 5n).state).toBe('TOMBSTONE');
    expect(() => table.setState(id, 'ENABLED', 6n)).toThrow('cannot change');
    expect(() => table.setState(9, 'ENABLED', 6n)).toThrow('[PD:keyspace:ErrKeyspaceNotFound]keyspace does not exist');
  });

  test('config items are set and, with null, deleted', () => {
    const table = new KeyspaceTable(0n);
    const { id } = table.create('ks', { old: '1', kept: '2' }, 1n);
    expect(table.patchConfig(id, { old: null, a: 'b' }).config).toEqual({ kept: '2', a: 'b' });
    expect(table.list(0, 1)).toHaveLength(1);
    expect(table.list(1, 0).map((one) => one.name)).toEqual(['ks']);
  });
});
