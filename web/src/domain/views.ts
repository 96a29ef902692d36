// The views in groups, as readers see them: a colour and a name for what a fact is about.

export interface ViewGroup {
  id: string
  name: string
  views: readonly string[]
}

export const GROUPS: readonly ViewGroup[] = [
  { id: 'ranking', name: 'Ranking and efforts', views: ['tiers', 'efforts', 'standards'] },
  { id: 'routes', name: 'Routes', views: ['routes', 'transits', 'country-roles'] },
  {
    id: 'exploitation',
    name: 'Exploitation and people',
    views: ['forms', 'indicators', 'sectors', 'groups', 'perpetrators', 'means'],
  },
  { id: 'figures', name: 'Figures and money', views: ['statistics', 'unreported', 'funding'] },
  { id: 'law', name: 'Laws and plans', views: ['laws', 'plans'] },
  { id: 'bodies', name: 'Bodies and what they do', views: ['actors', 'roles'] },
  { id: 'help', name: 'Shelters and services', views: ['facilities', 'services'] },
  { id: 'advice', name: 'Recommendations and gaps', views: ['recommendations', 'gaps'] },
]

const GROUP_OF = new Map(GROUPS.flatMap((group) => group.views.map((view) => [view, group.id] as const)))

export const groupOf = (view: string): string => GROUP_OF.get(view) ?? 'advice'

/** What one row of a view is called. */
const ONE: Record<string, string> = {
  tiers: 'Tier ranking',
  efforts: 'Trend of efforts',
  standards: 'Minimum standards',
  routes: 'Route',
  transits: 'Transit country',
  'country-roles': 'Role of the country',
  forms: 'Form of exploitation',
  indicators: 'Indicator',
  perpetrators: 'Perpetrator',
  means: 'Means of control',
  sectors: 'Sector',
  groups: 'Group of people',
  actors: 'Body or post',
  roles: 'What a body does',
  facilities: 'Facility',
  services: 'Service',
  statistics: 'Figure',
  unreported: 'Not reported',
  funding: 'Money',
  laws: 'Penalty in law',
  plans: 'Plan',
  recommendations: 'Recommendation',
  gaps: 'Gap',
}

export const viewName = (view: string): string => ONE[view] ?? view
