// The history with the explanations: two folders of one floor, brought together.
import { AgentHistoryPage } from '@/history/AgentHistoryPage'
import { MyDayPage } from '@/history/MyDayPage'
import { WhyAgent } from '@/why'

export const MyDay = () => <MyDayPage Why={WhyAgent} />

export const AgentDay = () => <AgentHistoryPage Why={WhyAgent} />
