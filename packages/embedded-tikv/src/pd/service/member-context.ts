import type { Clock } from '@tikv-client/runtime';
import type { ClusterOperator } from '../../cluster/placement-driver-link.js';
import type { PdMember } from '../state/members.js';
import type { PdState } from '../state/pd-state.js';
import type { OperatorLog } from '../state/operator-log.js';

/** What the services of one member work with. */
export interface MemberContext {
  readonly state: PdState;
  readonly member: PdMember;
  readonly operator: ClusterOperator;
  readonly operators: OperatorLog;
  readonly clock: Clock;
}
