//! The kinds of fact and their slots: one table for the frames that fill them and the graph that maps them.

use serde::{Deserialize, Serialize};

/// The sort of a fact; each answers one view of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The tier ranking (`tiers`).
    Tier,
    /// The trend of efforts in a pillar (`efforts`).
    Effort,
    /// Minimum standards and significant efforts (`standards`).
    Standard,
    /// Exploitation of people from one place in another (`routes`).
    Route,
    /// A country that victims pass through (`transits`).
    Transit,
    /// A country called source, transit or destination (`country-roles`).
    CountryRole,
    /// A general statement of a form of exploitation on a leg (`forms`, beside the routes).
    Form,
    /// Who recruits or exploits (`perpetrators`).
    Perpetrator,
    /// How victims are got or held (`means`).
    Means,
    /// A kind of work or place of exploitation (`sectors`).
    Sector,
    /// A population of victims or the vulnerable (`groups`).
    Group,
    /// A body or post (`actors`).
    Actor,
    /// What an actor does (`roles`).
    Role,
    /// A shelter, centre, hotline, website or fund (`facilities`).
    Facility,
    /// A service to victims (`services`).
    Service,
    /// A count (`statistics`).
    Statistic,
    /// What was not reported (`unreported`).
    Unreported,
    /// An amount of money (`funding`).
    Funding,
    /// A penalty that a law prescribes (`laws`).
    Penalty,
    /// A plan or strategy (`plans`).
    Plan,
    /// A recommendation (`recommendations`).
    Recommendation,
    /// What was lacking (`gaps`).
    Gap,
}

/// A place in a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each slot is a column of the contract and is described there")]
pub enum Slot {
    Country,
    Year,
    Tier,
    Movement,
    Pillar,
    Trend,
    Meets,
    Efforts,
    Origin,
    Destination,
    Exploitation,
    Victims,
    Via,
    Leg,
    Role,
    Perpetrator,
    Method,
    Sector,
    Group,
    Name,
    Acronym,
    ActorKind,
    Parent,
    Actor,
    Relation,
    Object,
    Facility,
    FacilityKind,
    Operator,
    Place,
    Capacity,
    Service,
    Beneficiary,
    Indicator,
    Value,
    Qualifier,
    Amount,
    Currency,
    Usd,
    Purpose,
    Law,
    Article,
    Offence,
    MinYears,
    MaxYears,
    Plan,
    Start,
    End,
    Status,
    Number,
    Text,
    Statement,
}

/// The type of a slot's value, as in [`Value`](super::Value).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of `Value`")]
pub enum ValueType {
    Place,
    Slug,
    Text,
    Name,
    Integer,
    Decimal,
    Year,
}

/// One slot of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotSpec {
    /// Which slot.
    pub slot: Slot,
    /// What fills it.
    pub value: ValueType,
    /// Whether a fact without it is no fact.
    pub required: bool,
}

const fn need(slot: Slot, value: ValueType) -> SlotSpec {
    SlotSpec { slot, value, required: true }
}

const fn may(slot: Slot, value: ValueType) -> SlotSpec {
    SlotSpec { slot, value, required: false }
}

impl Kind {
    /// All kinds, in the order of the contract.
    pub const ALL: [Self; 22] = [
        Self::Tier,
        Self::Effort,
        Self::Standard,
        Self::Route,
        Self::Transit,
        Self::CountryRole,
        Self::Form,
        Self::Perpetrator,
        Self::Means,
        Self::Sector,
        Self::Group,
        Self::Actor,
        Self::Role,
        Self::Facility,
        Self::Service,
        Self::Statistic,
        Self::Unreported,
        Self::Funding,
        Self::Penalty,
        Self::Plan,
        Self::Recommendation,
        Self::Gap,
    ];

    /// The view of the contract that facts of this kind answer.
    pub fn view(self) -> &'static str {
        match self {
            Self::Tier => "tiers",
            Self::Effort => "efforts",
            Self::Standard => "standards",
            Self::Route => "routes",
            Self::Transit => "transits",
            Self::CountryRole => "country-roles",
            Self::Form => "forms",
            Self::Perpetrator => "perpetrators",
            Self::Means => "means",
            Self::Sector => "sectors",
            Self::Group => "groups",
            Self::Actor => "actors",
            Self::Role => "roles",
            Self::Facility => "facilities",
            Self::Service => "services",
            Self::Statistic => "statistics",
            Self::Unreported => "unreported",
            Self::Funding => "funding",
            Self::Penalty => "laws",
            Self::Plan => "plans",
            Self::Recommendation => "recommendations",
            Self::Gap => "gaps",
        }
    }

    /// The slots of this kind: the one schema of all facts.
    pub fn slots(self) -> &'static [SlotSpec] {
        use ValueType as T;
        match self {
            Self::Tier => {
                const {
                    &[
                        need(Slot::Country, T::Place),
                        need(Slot::Year, T::Year),
                        need(Slot::Tier, T::Slug),
                        may(Slot::Movement, T::Slug),
                    ]
                }
            }
            Self::Effort => const { &[need(Slot::Pillar, T::Slug), need(Slot::Trend, T::Slug)] },
            Self::Standard => const { &[need(Slot::Meets, T::Slug), may(Slot::Efforts, T::Slug)] },
            // `Leg` is empty for a route that touches the report's country at neither end.
            Self::Route => {
                const {
                    &[
                        may(Slot::Origin, T::Place),
                        need(Slot::Destination, T::Place),
                        may(Slot::Exploitation, T::Slug),
                        may(Slot::Victims, T::Slug),
                        may(Slot::Via, T::Place),
                        may(Slot::Leg, T::Slug),
                    ]
                }
            }
            Self::Transit => const { &[need(Slot::Country, T::Place)] },
            Self::CountryRole => const { &[need(Slot::Country, T::Place), need(Slot::Role, T::Slug)] },
            Self::Form => {
                const { &[need(Slot::Leg, T::Slug), may(Slot::Exploitation, T::Slug), may(Slot::Victims, T::Slug)] }
            }
            Self::Perpetrator => const { &[need(Slot::Perpetrator, T::Slug)] },
            Self::Means => const { &[need(Slot::Method, T::Slug)] },
            Self::Sector => {
                const { &[may(Slot::Destination, T::Place), may(Slot::Exploitation, T::Slug), need(Slot::Sector, T::Slug)] }
            }
            Self::Group => const { &[need(Slot::Group, T::Slug)] },
            Self::Actor => {
                const {
                    &[
                        need(Slot::Name, T::Name),
                        may(Slot::Acronym, T::Text),
                        need(Slot::ActorKind, T::Slug),
                        may(Slot::Parent, T::Name),
                    ]
                }
            }
            Self::Role => {
                const { &[need(Slot::Actor, T::Name), need(Slot::Relation, T::Slug), need(Slot::Object, T::Name)] }
            }
            Self::Facility => {
                const {
                    &[
                        need(Slot::Facility, T::Name),
                        need(Slot::FacilityKind, T::Slug),
                        may(Slot::Operator, T::Name),
                        may(Slot::Place, T::Text),
                        may(Slot::Capacity, T::Integer),
                    ]
                }
            }
            Self::Service => {
                const { &[may(Slot::Facility, T::Name), need(Slot::Service, T::Slug), may(Slot::Beneficiary, T::Text)] }
            }
            Self::Statistic => {
                const {
                    &[
                        need(Slot::Indicator, T::Slug),
                        need(Slot::Value, T::Integer),
                        may(Slot::Year, T::Year),
                        may(Slot::Qualifier, T::Slug),
                    ]
                }
            }
            Self::Unreported => const { &[need(Slot::Indicator, T::Slug), may(Slot::Year, T::Year)] },
            Self::Funding => {
                const {
                    &[
                        need(Slot::Amount, T::Decimal),
                        need(Slot::Currency, T::Slug),
                        may(Slot::Usd, T::Decimal),
                        may(Slot::Year, T::Year),
                        may(Slot::Purpose, T::Slug),
                    ]
                }
            }
            Self::Penalty => {
                const {
                    &[
                        need(Slot::Law, T::Name),
                        may(Slot::Article, T::Text),
                        may(Slot::Year, T::Year),
                        may(Slot::Offence, T::Slug),
                        may(Slot::Victims, T::Slug),
                        may(Slot::MinYears, T::Integer),
                        may(Slot::MaxYears, T::Integer),
                    ]
                }
            }
            Self::Plan => {
                const {
                    &[
                        need(Slot::Plan, T::Name),
                        may(Slot::Start, T::Year),
                        may(Slot::End, T::Year),
                        may(Slot::Status, T::Slug),
                    ]
                }
            }
            Self::Recommendation => const { &[need(Slot::Number, T::Integer), need(Slot::Text, T::Text)] },
            Self::Gap => const { &[need(Slot::Pillar, T::Slug), need(Slot::Statement, T::Text)] },
        }
    }
}
