//! Many articles become copies, events and stories. A function of the set of articles, not of their order.
