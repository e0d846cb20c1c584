//! Every status as a word and a shape: filled is done, hollow is to come, dotted is unsure, a cross is off.

use model::record::{
    EventStatus, IssueState, LeverKind, MeetingStatus, ProgressDirection, ProposalStatus, Stance,
};

use crate::page::Mark;

const fn mark(shape: char, word: &'static str) -> Mark {
    Mark { shape, word }
}

/// Of a meeting.
#[must_use]
pub fn meeting(status: MeetingStatus) -> Mark {
    match status {
        MeetingStatus::Rumoured => mark('◌', "rumoured"),
        MeetingStatus::Ready => mark('◌', "ready"),
        MeetingStatus::Planned => mark('○', "planned"),
        MeetingStatus::Confirmed => mark('○', "confirmed"),
        MeetingStatus::UnderWay => mark('◐', "under way"),
        MeetingStatus::Held => mark('●', "held"),
        MeetingStatus::Postponed => mark('◇', "postponed"),
        MeetingStatus::Cancelled => mark('✕', "cancelled"),
        MeetingStatus::Denied => mark('✕', "denied"),
        MeetingStatus::Ongoing => mark('◐', "ongoing"),
    }
}

/// Of an event.
#[must_use]
pub fn event(status: EventStatus) -> Mark {
    match status {
        EventStatus::Happened => mark('●', "happened"),
        EventStatus::Ongoing => mark('◐', "ongoing"),
        EventStatus::Planned => mark('○', "planned"),
        EventStatus::Possible => mark('◌', "possible"),
        EventStatus::Denied => mark('✕', "denied"),
    }
}

/// Of an issue.
#[must_use]
pub fn issue(state: IssueState) -> Mark {
    match state {
        IssueState::Open => mark('○', "open"),
        IssueState::PartlyAgreed => mark('◐', "partly agreed"),
        IssueState::Agreed => mark('●', "agreed"),
        IssueState::Dropped => mark('✕', "dropped"),
        IssueState::Unknown => mark('◌', "state not stated"),
    }
}

/// Of a stance.
#[must_use]
pub fn stance(stance: Stance) -> Mark {
    match stance {
        Stance::Demands => mark('▲', "demands"),
        Stance::Offers => mark('△', "offers"),
        Stance::Accepts => mark('●', "accepts"),
        Stance::Supports => mark('●', "supports"),
        Stance::Open => mark('○', "open"),
        Stance::Conditional => mark('◐', "conditional"),
        Stance::Rejects => mark('✕', "rejects"),
        Stance::Denies => mark('✕', "denies"),
        Stance::Opposes => mark('✕', "opposes"),
        Stance::Accuses => mark('!', "accuses"),
        Stance::Blames => mark('!', "blames"),
        Stance::Optimistic => mark('+', "optimistic"),
        Stance::Cautious => mark('◌', "cautious"),
        Stance::Defers => mark('…', "defers"),
    }
}

/// Of a proposal.
#[must_use]
pub fn proposal(status: ProposalStatus) -> Mark {
    match status {
        ProposalStatus::Floated => mark('◌', "floated"),
        ProposalStatus::Offered => mark('○', "offered"),
        ProposalStatus::Accepted => mark('●', "accepted"),
        ProposalStatus::Rejected => mark('✕', "rejected"),
        ProposalStatus::Withdrawn => mark('✕', "withdrawn"),
        ProposalStatus::Expired => mark('✕', "expired"),
    }
}

/// Of a lever.
#[must_use]
pub fn lever(kind: LeverKind) -> Mark {
    match kind {
        LeverKind::Pressure => mark('▼', "pressure"),
        LeverKind::Incentive => mark('△', "incentive"),
        LeverKind::Withheld => mark('◇', "withheld"),
        LeverKind::Chip => mark('◆', "bargaining chip"),
    }
}

/// Of a word on progress.
#[must_use]
pub fn progress(direction: ProgressDirection) -> Mark {
    match direction {
        ProgressDirection::Towards => mark('+', "closer"),
        ProgressDirection::Flat => mark('=', "no change"),
        ProgressDirection::Away => mark('-', "further off"),
    }
}
