/** `metapb.PeerRole` by name, as far as the choice of replicas needs it. */
export const PeerRole = { voter: 0, learner: 1, incomingVoter: 2, demotingVoter: 3 } as const;
