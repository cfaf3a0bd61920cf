/** Why a cached region must not be used any more (client-go: locate, the "reason" label of region cache metrics). */
export type InvalidReason = 'ok' | 'noLeader' | 'regionNotFound' | 'epochNotMatch' | 'storeNotFound' | 'other';
