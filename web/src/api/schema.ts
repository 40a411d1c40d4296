// The API's types, made from its OpenAPI document by `npm run generate`. Not edited by hand.
// A test compares this file with what the document says now.
export interface paths {
    "/api/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the agents
         * @description The agents whom one sees: those of one's units, or oneself.
         */
        get: operations["list_agents"];
        put?: never;
        /**
         * Make an agent
         * @description What is not named is as the settings' `agent_defaults` say. They get a user of the same name.
         */
        post: operations["create_agent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An agent
         * @description Facts with who set them and when, the label that the board shows, and per queue what stands against a call.
         */
        get: operations["show_agent"];
        put?: never;
        post?: never;
        /**
         * Remove an agent
         * @description Their memberships go with them; the user stays. Refused while a call or a case is open.
         */
        delete: operations["remove_agent"];
        options?: never;
        head?: never;
        /**
         * Change an agent
         * @description What is not named stays as it is; null means the default.
         */
        patch: operations["change_agent"];
        trace?: never;
    };
    "/api/v1/agents/{agent}/campaign-record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Open a campaign record
         * @description Where the campaign says so, the agent is withdrawn for the preview until home or closing.
         */
        put: operations["open_record"];
        post?: never;
        /**
         * Close the campaign record
         * @description Ends the preview, not what follows a call.
         */
        delete: operations["close_record"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/cases/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Open a case
         * @description The agent begins to work on it. A case blocks no call; one case is with one agent.
         */
        put: operations["open_case"];
        post?: never;
        /**
         * Close a case
         * @description The agent is done with it.
         */
        delete: operations["close_case"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/clock-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clock in
         * @description Come to work at a unit; the status of the settings is chosen, where a device is registered.
         */
        post: operations["clock_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/clock-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clock out
         * @description Leave work. Refused while cases are open, unless the settings allow it or a manager forces it.
         */
        post: operations["clock_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An agent's corrections
         * @description The newest first, whoever said them. Of a guest in one's units, those of the present stay.
         */
        get: operations["list_corrections"];
        put?: never;
        /**
         * Correct an agent's past
         * @description Needs the right `correct`. Of an agent whose attendance is tracked it says where they were, too: that needs `set_attendance`, also over the unit. Of a guest in one's units, what lies before the present stay is for those at home to correct. Reports tell what is said; as known before, what they told before.
         */
        post: operations["correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why an agent is (not) rung
         * @description What stands against a call of each queue: since when, by whom, by which rule, resting on which offers, and what ends it. Nothing stands against it: a call may ring them.
         */
        get: operations["explain_agent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back at home
         * @description The agent's application is on its home page: an open campaign record is left.
         */
        post: operations["go_home"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/login-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set an agent's login code
         * @description One's own, or with `manage_users` that of others. Whether one is needed is in the agent's configuration.
         */
        put: operations["set_login_code"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/misses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An agent's missed calls
         * @description Every call that rang them and that they did not answer, the newest first, each with its cause. Of a guest in one's units, those of the present stay.
         */
        get: operations["list_misses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Log in to, pause or leave all queues
         * @description Of all queues that the agent is assigned to.
         */
        put: operations["set_memberships"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/queues/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Log in to, pause or leave a queue
         * @description Logging in ends the automatic withdrawals from this queue.
         */
        put: operations["set_membership"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/queues/{queue}/reset-misses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a count of misses back
         * @description Needs the right `reset_misses`. A withdrawal that stands is not ended by it.
         */
        post: operations["reset_misses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/reset-misses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set all counts of misses back
         * @description Those of all queues, and those that run across queues. Needs the right `reset_misses`.
         */
        post: operations["reset_all_misses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * I'm back
         * @description End the automatic withdrawals and clear the counts behind them: all, or those of one queue.
         */
        post: operations["come_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description At a device (whoever was there is signed out), proved by the login code; or by the web, `device` null. A switch signs in whoever typed the right code at a phone.
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Everywhere. A call that is up runs on.
         */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose a status
         * @description Takes effect at once, during a call too. An available one ends all automatic withdrawals.
         */
        put: operations["set_status"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/stay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * I'm here
         * @description The answer to the warning before an automatic withdrawal: it ends, and the count is cleared.
         */
        post: operations["stay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An agent's time
         * @description All intervals that share some of the time asked for, whole: as corrected, or as it was known before. Of a guest in one's units no more than the present stay: `from` is not before it, nor does an interval begin before it.
         */
        get: operations["show_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/wrap-up/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish the wrap-up
         * @description The agent is there for calls again at once.
         */
        post: operations["end_wrap_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents/{agent}/wrap-up/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extend the wrap-up
         * @description By so many seconds, counted from when it would have ended.
         */
        post: operations["extend_wrap_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit
         * @description The newest first. Needs `read_audit`; within one's units.
         */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/{seq}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a change of configuration back
         * @description Puts back what stood before, with the memberships that a removal took along. Refused when the entity was changed again since. Needs what changing the entity needs.
         */
        post: operations["undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a browser
         * @description Answers who one is, as GET /me does, and sets the session cookie. Signing in changes no status.
         */
        post: operations["log_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign the browser out
         * @description Ends the session; a token is ended with DELETE /tokens/{token}. Signing out changes no status.
         */
        post: operations["log_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a token for a program
         * @description The bearer token is shown this once. It has never more rights than its user has at that moment.
         */
        post: operations["issue_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The board
         * @description Agents, queues, waiting callers, offers and the last withdrawals that one may see; as in the first frame of the live stream.
         */
        get: operations["show_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the calls
         * @description The calls that are up, of the queues and agents that one sees.
         */
        get: operations["list_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A call
         * @description One that is up, or one that is over.
         */
        get: operations["show_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was tried for a call, and why not the others
         * @description While it waits, as things are now; afterwards, as they were when it was answered or ended.
         */
        get: operations["explain_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/hangup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a call
         * @description An agent ends their own call, `by` agent; everything else needs `operate_switch`.
         */
        post: operations["hang_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a call on hold, or take it back
         * @description An agent holds their own call; everything else needs `operate_switch`.
         */
        post: operations["hold_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the campaigns
         * @description All campaigns of the organisation.
         */
        get: operations["list_campaigns"];
        /**
         * Put several campaigns
         * @description All or none, in this order; those that are not named stay.
         */
        put: operations["put_campaigns"];
        /**
         * Make a campaign
         * @description Needs `configure` over the organisation.
         */
        post: operations["create_campaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaign}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A campaign
         * @description As it stands.
         */
        get: operations["show_campaign"];
        /**
         * Put a campaign
         * @description New or not; all of it is as the body says.
         */
        put: operations["put_campaign"];
        post?: never;
        /**
         * Remove a campaign
         * @description Refused while something rests on it.
         */
        delete: operations["remove_campaign"];
        options?: never;
        head?: never;
        /**
         * Change a campaign
         * @description What is not named stays as it is; null means the default.
         */
        patch: operations["change_campaign"];
        trace?: never;
    };
    "/api/v1/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What time it is
         * @description The server's time, from which a browser measures its own offset.
         */
        get: operations["show_clock"];
        put?: never;
        /**
         * Move a manual clock
         * @description Runs every deadline on the way in order, and answers when all of it is done. Only with `--clock manual`.
         */
        post: operations["move_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole configuration
         * @description Needs `configure` over the organisation; users are in it for who may manage them.
         */
        get: operations["show_configuration"];
        put?: never;
        /**
         * Change the configuration
         * @description All of it or nothing; what is not named stays, null means the default. Needs `configure` over the organisation, and for users `manage_users`. Each entity that changes can be undone.
         */
        post: operations["change_configuration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configuration/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a change of configuration would change
         * @description Changes nothing. Needs what changing it needs, and names all mistakes that changing it would stumble over.
         */
        post: operations["preview_configuration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the devices
         * @description All of them for who configures or operates; else those of the agents whom one sees, and shared ones.
         */
        get: operations["list_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A device
         * @description Whose it is, who is signed in at it, and whether it is registered.
         */
        get: operations["show_device"];
        /**
         * Put a device
         * @description New or not. What it is takes `configure`, over the owner's unit; `registered` takes `operate_switch`.
         */
        put: operations["put_device"];
        post?: never;
        /**
         * Remove a device
         * @description Refused while a call is up on it.
         */
        delete: operations["remove_device"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the log
         * @description In order, or the newest first. An agent reads what concerns them, a supervisor what concerns their units; changes of configuration and refusals are for who may read the audit.
         */
        get: operations["list_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the groups
         * @description All groups of the organisation.
         */
        get: operations["list_groups"];
        /**
         * Put several groups
         * @description All or none, in this order; those that are not named stay.
         */
        put: operations["put_groups"];
        /**
         * Make a group
         * @description Needs `configure` over the organisation.
         */
        post: operations["create_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A group
         * @description As it stands.
         */
        get: operations["show_group"];
        /**
         * Put a group
         * @description New or not; all of it is as the body says.
         */
        put: operations["put_group"];
        post?: never;
        /**
         * Remove a group
         * @description Refused while something rests on it.
         */
        delete: operations["remove_group"];
        options?: never;
        head?: never;
        /**
         * Change a group
         * @description What is not named stays as it is; null means the default.
         */
        patch: operations["change_group"];
        trace?: never;
    };
    "/api/v1/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The links to switches
         * @description How each stands, since when, and its problems, counted, with up to twenty examples of each: drift, not_done, unknown_queue, unknown_member, observations_refused, events_failed. Needs `operate_switch`.
         */
        get: operations["list_links"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description The person, their rights and licences, and what the attendance gate leaves open.
         */
        get: operations["show_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My preferences
         * @description Whatever the application keeps for this user; the server does not look into it.
         */
        get: operations["show_preferences"];
        /**
         * Keep my preferences
         * @description Replaces all of them.
         */
        put: operations["put_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/telling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How I am told
         * @description The channels and quiet hours of one's own, and which channels one may choose.
         */
        get: operations["show_telling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change how I am told
         * @description Without a right. A channel can be chosen if there is an address for it, which an administrator gives.
         */
        patch: operations["change_telling"];
        trace?: never;
    };
    "/api/v1/me/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My saved views
         * @description The views of the board that this user saved.
         */
        get: operations["list_views"];
        put?: never;
        /**
         * Save a view
         * @description Keeps a view under a new id.
         */
        post: operations["create_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/views/{view}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a view
         * @description Replaces a view that there is.
         */
        put: operations["put_view"];
        post?: never;
        /**
         * Delete a view
         * @description The view is gone.
         */
        delete: operations["delete_view"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My notifications
         * @description The last 200, the newest first.
         */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages
         * @description One's own of the last 30 days, the newest first; those of others for who may manage users.
         */
        get: operations["list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test message
         * @description At once, also in quiet hours, and once. To others for who may manage users.
         */
        post: operations["test_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notification}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * I have seen a notification
         * @description One's own only. Seeing it again changes nothing.
         */
        post: operations["see_notification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{offer}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An offer is answered
         * @description By the agent whom it rings, or as a switch reports it (`operate_switch`).
         */
        post: operations["answer_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{offer}/no-answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An offer was not answered
         * @description As a switch reports it (`operate_switch`). Whether it was a full ring, Readyroom judges.
         */
        post: operations["no_answer_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{offer}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An offer is refused
         * @description By the agent whom it rings, or as a switch reports it (`operate_switch`).
         */
        post: operations["refuse_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{offer}/unreachable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An offer did not reach the device
         * @description As a switch reports it (`operate_switch`).
         */
        post: operations["unreachable_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the presets
         * @description The products that an organisation can be set up as.
         */
        get: operations["list_presets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/presets/{preset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A preset
         * @description Its settings and statuses.
         */
        get: operations["show_preset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/presets/{preset}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a preset
         * @description All of what was chosen, or nothing. Each entity that changes can be undone.
         */
        post: operations["apply_preset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/presets/{preset}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a preset would change
         * @description Changes nothing. Needs what applying it needs.
         */
        post: operations["preview_preset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the queues
         * @description The configuration of the queues that one sees; how they stand is on the board.
         */
        get: operations["list_queues"];
        put?: never;
        /**
         * Make a queue
         * @description What is not named is as the settings' `queue_defaults` say.
         */
        post: operations["create_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A queue
         * @description Its configuration, who set its policy, its members and who waits.
         */
        get: operations["show_queue"];
        put?: never;
        post?: never;
        /**
         * Remove a queue
         * @description Its memberships go with it. Refused while callers wait or something else rests on it.
         */
        delete: operations["remove_queue"];
        options?: never;
        head?: never;
        /**
         * Change a queue
         * @description What is not named stays as it is; null means the default. A changed policy neither fires nor releases.
         */
        patch: operations["change_queue"];
        trace?: never;
    };
    "/api/v1/queues/{queue}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A caller comes to a queue
         * @description Needs the right `operate_switch`. Offers come on the live stream and with `GET /calls/{call}`.
         */
        post: operations["join_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who of a queue can be rung
         * @description Its members whom one sees, with what stands against a call of each; and the callers who wait.
         */
        get: operations["explain_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a queue's members
         * @description Those whom one sees.
         */
        get: operations["list_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue}/members/{agent}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Assign an agent to a queue
         * @description New members are logged in. One who is a member already keeps their choice.
         */
        put: operations["put_member"];
        post?: never;
        /**
         * Take an agent off a queue
         * @description Refused while a call of the queue rings them.
         */
        delete: operations["remove_member"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agent Attendance
         * @description Per agent, period and unit: clocked in and out with reason, time in each state, activity and task, and the changes that the agent did not make. Shifts across midnight are split by the organisation's day; what is open is counted up to `until`.
         */
        get: operations["report_attendance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Availability
         * @description Per agent and period: time logged in, and logged out under each label, as the status catalogue counts today; and the same in each queue.
         */
        get: operations["report_availability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/missed-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Missed calls and auto logouts
         * @description Each offer that was not answered, with its cause, ring time, count and outcome; each automatic withdrawal with the rule and the misses behind it, who was told, and how it ended. `suspect`: somebody was back within a minute, so perhaps nobody had been absent.
         */
        get: operations["report_missed_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Queues
         * @description Per queue and period: offered, answered, abandoned, waiting times, the service level in its three dialects, talk, hold and wrap-up, average handling time, occupancy.
         */
        get: operations["report_queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List reports by mail
         * @description One's own; those of everybody for who manages users.
         */
        get: operations["list_report_schedules"];
        put?: never;
        /**
         * Have a report sent
         * @description From its next time on.
         */
        post: operations["create_report_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/schedules/{schedule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Send a report no more
         * @description With what waits of it.
         */
        delete: operations["remove_report_schedule"];
        options?: never;
        head?: never;
        /**
         * Change a report by mail
         * @description Its owner's alone. Switched on again, it goes on from its next time.
         */
        patch: operations["change_report_schedule"];
        trace?: never;
    };
    "/api/v1/reports/schedules/{schedule}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a report's mails
         * @description Of the last 30 days, the newest first.
         */
        get: operations["list_report_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/schedules/{schedule}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a report now
         * @description Of the whole day, week or month before, to all its readers, besides its set times.
         */
        post: operations["send_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/timelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Timelines
         * @description Per agent the states of a day, one after the other, with the unit in which they were clocked in. What is open is told of up to `until`.
         */
        get: operations["report_timelines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the schedules
         * @description All schedules of the organisation.
         */
        get: operations["list_schedules"];
        /**
         * Put several schedules
         * @description All or none, in this order; those that are not named stay.
         */
        put: operations["put_schedules"];
        /**
         * Make a schedule
         * @description Needs `configure` over the organisation.
         */
        post: operations["create_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{schedule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A schedule
         * @description As it stands.
         */
        get: operations["show_schedule"];
        /**
         * Put a schedule
         * @description New or not; all of it is as the body says.
         */
        put: operations["put_schedule"];
        post?: never;
        /**
         * Remove a schedule
         * @description Refused while something rests on it.
         */
        delete: operations["remove_schedule"];
        options?: never;
        head?: never;
        /**
         * Change a schedule
         * @description What is not named stays as it is; null means the default.
         */
        patch: operations["change_schedule"];
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The settings
         * @description The organisation's own.
         */
        get: operations["show_settings"];
        /**
         * Put the settings
         * @description All of them are as the body says; what it does not name is as in a new organisation.
         */
        put: operations["put_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the settings
         * @description What is not named stays as it is; null means the default.
         */
        patch: operations["change_settings"];
        trace?: never;
    };
    "/api/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sites
         * @description All of them.
         */
        get: operations["list_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{site}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A site
         * @description Whether it is reachable, and since when.
         */
        get: operations["show_site"];
        /**
         * Put a site
         * @description New or not. Its label takes `configure` over the organisation; `reachable` takes `operate_switch`.
         */
        put: operations["put_site"];
        post?: never;
        /**
         * Remove a site
         * @description Refused while a device or an agent belongs to it.
         */
        delete: operations["remove_site"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the statuses
         * @description All statuses of the organisation.
         */
        get: operations["list_statuses"];
        /**
         * Put several statuses
         * @description All or none, in this order; those that are not named stay.
         */
        put: operations["put_statuses"];
        /**
         * Make a status
         * @description Needs `configure` over the organisation.
         */
        post: operations["create_status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statuses/{status}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A status
         * @description As it stands.
         */
        get: operations["show_status"];
        /**
         * Put a status
         * @description New or not; all of it is as the body says.
         */
        put: operations["put_status"];
        post?: never;
        /**
         * Remove a status
         * @description Refused while something rests on it.
         */
        delete: operations["remove_status"];
        options?: never;
        head?: never;
        /**
         * Change a status
         * @description What is not named stays as it is; null means the default.
         */
        patch: operations["change_status"];
        trace?: never;
    };
    "/api/v1/switch/desired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The memberships that a switch should have
         * @description For every agent in the queues of overlay switches, by queue and agent. Needs `operate_switch`.
         */
        get: operations["list_desired"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/switch/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a switch observed
         * @description In order, each under its own id: what was reported before is answered `repeated` and changes nothing, so a batch whose answer was lost is sent again as it was. Needs `operate_switch`.
         */
        post: operations["observe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tasks
         * @description For managers those of their units; for agents their own, and those that they may take.
         */
        get: operations["list_tasks"];
        put?: never;
        /**
         * Make a task
         * @description Needs `manage_tasks`, over its unit and its assignee.
         */
        post: operations["create_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A task
         * @description Open or closed.
         */
        get: operations["show_task"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a task
         * @description Needs `manage_tasks`, over its unit and its assignee.
         */
        patch: operations["change_task"];
        trace?: never;
    };
    "/api/v1/tasks/{task}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a task
         * @description It is done: by the agent who has it in hand, or a manager's decision.
         */
        post: operations["close_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lay a task down
         * @description Unfinished: anybody may take it again.
         */
        post: operations["release_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a task
         * @description Work on it begins: its time counts from now. With the status for back-office work only.
         */
        post: operations["take_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tokens
         * @description One's own tokens, revoked ones too; those of others for who may manage users.
         */
        get: operations["list_tokens"];
        put?: never;
        /**
         * Make a token
         * @description The secret is in the answer and cannot be shown again.
         */
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description It is refused from now on.
         */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the units
         * @description All units of the organisation.
         */
        get: operations["list_units"];
        /**
         * Put several units
         * @description All or none, in this order; those that are not named stay.
         */
        put: operations["put_units"];
        /**
         * Make a unit
         * @description Needs `configure` over the organisation.
         */
        post: operations["create_unit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A unit
         * @description As it stands.
         */
        get: operations["show_unit"];
        /**
         * Put a unit
         * @description New or not; all of it is as the body says.
         */
        put: operations["put_unit"];
        post?: never;
        /**
         * Remove a unit
         * @description Refused while something rests on it.
         */
        delete: operations["remove_unit"];
        options?: never;
        head?: never;
        /**
         * Change a unit
         * @description What is not named stays as it is; null means the default.
         */
        patch: operations["change_unit"];
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users
         * @description Everybody who may sign in. Needs the right `manage_users`.
         */
        get: operations["list_users"];
        /**
         * Put several users
         * @description All or none; those that are not named stay. Needs what making and changing each of them needs.
         */
        put: operations["put_users"];
        /**
         * Make a user
         * @description They can sign in once they have a password. Needs `manage_users`, and every right that is given.
         */
        post: operations["create_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A user
         * @description Oneself, or anybody for who may manage users.
         */
        get: operations["show_user"];
        /**
         * Put a user
         * @description New or not; all of it is as the body says.
         */
        put: operations["put_user"];
        post?: never;
        /**
         * Remove a user
         * @description Their sessions and tokens end at once; what they did stays in the log.
         */
        delete: operations["remove_user"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description What is not named stays as it is. Takes effect at once, for open sessions too.
         */
        patch: operations["change_user"];
        trace?: never;
    };
    "/api/v1/users/{user}/message-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a key for a user's webhook
         * @description From now on messages to their `webhook` are signed with it alone. Needs `manage_users`.
         */
        post: operations["make_message_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a password
         * @description One's own with the current one; that of others with `manage_users`. Ends all other sessions of the user.
         */
        put: operations["set_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description By id. Needs `configure` over the whole organisation, as all of this.
         */
        get: operations["list_webhooks"];
        put?: never;
        /**
         * Make a webhook
         * @description It is told of what happens from now on. The secret is in the answer and cannot be shown again.
         */
        post: operations["create_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A webhook
         * @description Without its secret.
         */
        get: operations["show_webhook"];
        put?: never;
        post?: never;
        /**
         * Remove a webhook
         * @description With what waits for it.
         */
        delete: operations["remove_webhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description What waits goes to the new address, too.
         */
        patch: operations["change_webhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries to a webhook
         * @description Of the last 30 days, the newest first.
         */
        get: operations["list_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook}/deliveries/{delivery}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver again
         * @description Under the same `webhook-id`, with all tries before it, whatever became of it.
         */
        post: operations["deliver_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret
         * @description For a day requests are signed with both; the one before that ends at once.
         */
        post: operations["rotate_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test to a webhook
         * @description At once and once: an event of the type `readyroom.test`. Also to one that is switched off.
         */
        post: operations["test_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was asked
         * @description One's own questions since the server was started, the newest first, without their answers; at most 20.
         */
        get: operations["list_what_ifs"];
        put?: never;
        /**
         * Ask what another policy would have made of it
         * @description Answered in its turn, one question at a time for each organisation: ask for it at `Location` until it is `done` or `failed`. Who is not responsible for all asks about the queues that they see. Needs `see_attendance`.
         */
        post: operations["ask_what_if"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/what-if/{question}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of it
         * @description How far it is; when it is `done`, with the answer. One's own; an administrator of all finds everybody's. Refused to who does not see all of its queues any more: its figures are of them together.
         */
        get: operations["show_what_if"];
        put?: never;
        post?: never;
        /**
         * Cancel a question, or forget it
         * @description If it is being answered, that ends at once. One's own; an administrator of all cancels everybody's.
         */
        delete: operations["drop_what_if"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Page[AgentSummary]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_AgentSummary_: {
            items: components["schemas"]["AgentSummary"][];
            /** @default null */
            next: string | null;
        };
        /**
         * AgentSummary
         * @description An agent in a list.
         */
        AgentSummary: {
            id: string;
            name: string;
            unit: string | null;
            groups: string[];
            user: string | null;
            at_unit: string | null;
            signed_in: boolean;
            status: string;
            state: string;
            activity: string;
            shown: components["schemas"]["ShownView"];
            queues: string[];
        };
        /**
         * ShownView
         * @description What the board shows. `label` null: clients have their own word for `code`.
         */
        ShownView: {
            code: string;
            label: string | null;
            colour: string;
            tone: string;
            since: string;
            then: string | null;
        };
        /**
         * Problem
         * @description What went wrong. `errors` lists all mistakes of the request at once.
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            /** @default {} */
            params: {
                [key: string]: string;
            };
            /** @default [] */
            errors: components["schemas"]["FieldError"][];
        };
        /**
         * FieldError
         * @description One mistake in what was sent: in the body at a JSON pointer, or in a parameter by its name.
         */
        FieldError: {
            code: string;
            detail: string;
            /** @default null */
            pointer: string | null;
            /** @default null */
            parameter: string | null;
        };
        /**
         * AgentConfig
         * @description An agent. Every agent has a home unit, so that managers see those who are away.
         */
        AgentConfig: {
            /** @enum {unknown} */
            type: "agent";
            /** @default false */
            login_code: boolean;
            /** @default false */
            forced_login: boolean;
            /** @default null */
            idle_logout_s: number | null;
            /** @default null */
            no_answer: components["schemas"]["NoAnswerOutcome"] | null;
            /** @description A name of its own */
            id: string;
            name: string;
            /** @default null */
            unit: string | null;
            /** @default [] */
            groups: string[];
            /** @default null */
            home_site: string | null;
        };
        /**
         * NoAnswerOutcome
         * @description What happens at the threshold; `shown` is a status entry seen on the board meanwhile.
         */
        NoAnswerOutcome: {
            /**
             * @default none
             * @enum {unknown}
             */
            kind: "leave_all" | "leave_queue" | "none" | "pause_queue" | "sign_out" | "status";
            /** @default null */
            status: string | null;
            /** @default null */
            shown: string | null;
        };
        /**
         * AgentConfigBody
         * @description An agent. Every agent has a home unit, so that managers see those who are away.
         */
        AgentConfigBody: {
            /** @enum {unknown} */
            type?: "agent";
            login_code?: boolean;
            forced_login?: boolean;
            idle_logout_s?: number | null;
            no_answer?: components["schemas"]["NoAnswerOutcome"] | null;
            /** @description A name of its own */
            id: string;
            name: string;
            unit?: string | null;
            groups?: string[];
            home_site?: string | null;
        };
        /**
         * AgentDetail
         * @description An agent: the configuration, the facts with their provenance, and what follows from them.
         */
        AgentDetail: {
            /** @enum {unknown} */
            type: "agent";
            /** @default false */
            login_code: boolean;
            /** @default false */
            forced_login: boolean;
            /** @default null */
            idle_logout_s: number | null;
            /** @default null */
            no_answer: components["schemas"]["NoAnswerOutcome"] | null;
            /** @description A name of its own */
            id: string;
            name: string;
            /** @default null */
            unit: string | null;
            /** @default [] */
            groups: string[];
            /** @default null */
            home_site: string | null;
            user: string | null;
            seq: number;
            shown: components["schemas"]["ShownView"];
            state: string;
            activity: string;
            /** @enum {unknown} */
            direct_calls: "busy" | "ring";
            /** @enum {unknown} */
            outgoing_calls: "allow" | "bar";
            capabilities: components["schemas"]["Gate"];
            attendance: components["schemas"]["AttendanceFact"];
            signed_in: components["schemas"]["SignedInFact"];
            status: components["schemas"]["StatusFact"];
            devices: components["schemas"]["DeviceFact"][];
            holds: components["schemas"]["HoldView"][];
            offers: components["schemas"]["OfferRow"][];
            calls: components["schemas"]["AgentCall"][];
            wrap_up: components["schemas"]["WrapUpFact"] | null;
            cases: components["schemas"]["CaseFact"][];
            campaign_record: components["schemas"]["RecordFact"] | null;
            task: string | null;
            queues: components["schemas"]["Standing"][];
            blockers: components["schemas"]["BlockerRow"][];
        };
        /**
         * Gate
         * @description What the attendance gate leaves open: full, read_only or none.
         */
        Gate: {
            console: string;
            calendar: string;
            case_browser: string;
        };
        /**
         * AttendanceFact
         * @description `unit` null: clocked out.
         */
        AttendanceFact: {
            since: string;
            by: components["schemas"]["Actor"];
            cause: number;
            unit: string | null;
            tracked: boolean;
        };
        /**
         * Actor
         * @description Who did it. `id` is the user, agent or switch link; empty for the system itself.
         */
        Actor: {
            /** @enum {unknown} */
            kind: "admin" | "agent" | "supervisor" | "switch" | "system";
            /** @default  */
            id: string;
        };
        /**
         * SignedInFact
         * @description `devices` null: signed out; empty: by the web alone.
         */
        SignedInFact: {
            since: string;
            by: components["schemas"]["Actor"];
            cause: number;
            devices: string[] | null;
        };
        /**
         * StatusFact
         * @description The status chosen last.
         */
        StatusFact: {
            since: string;
            by: components["schemas"]["Actor"];
            cause: number;
            status: string;
            reason: string | null;
            note: string | null;
        };
        /**
         * DeviceFact
         * @description A device that rings for the agent.
         */
        DeviceFact: {
            since: string;
            by: components["schemas"]["Actor"];
            cause: number;
            id: string;
            kind: string;
            registered: boolean;
            signed_in: string | null;
            site: string | null;
        };
        /**
         * HoldView
         * @description An automatic withdrawal that stands.
         */
        HoldView: {
            since: string;
            by: components["schemas"]["Actor"];
            cause: number;
            id: string;
            kind: string;
            queue: string | null;
            acts_as_status: string | null;
            acts_as_membership: ("in" | "out" | "paused") | null;
            shown: string | null;
            until: string | null;
            rule: string;
            judgement: components["schemas"]["JudgementRow"] | null;
            campaign: string | null;
        };
        /**
         * JudgementRow
         * @description Why an automatic change happened: the rule as it stood, its author, and the offers behind it.
         */
        JudgementRow: {
            queue: string;
            kind: string;
            count: number;
            threshold: number;
            misses: components["schemas"]["MissRow"][];
            rule_version: number;
            rule_by: components["schemas"]["Actor"];
            rule_at: string;
        };
        /**
         * MissRow
         * @description An offer that counted.
         */
        MissRow: {
            at: string;
            offer: string;
            call: string;
            queue: string;
        };
        /**
         * OfferRow
         * @description An agent who is rung.
         */
        OfferRow: {
            id: string;
            call: string;
            queue: string;
            agent: string;
            device: string | null;
            since: string;
            until: string;
            excused: string | null;
        };
        /**
         * AgentCall
         * @description A call that the agent has.
         */
        AgentCall: {
            id: string;
            kind: string;
            state: string;
            queue: string | null;
            peer: string;
            external: boolean;
            device: string | null;
            started_at: string;
            answered_at: string | null;
        };
        /**
         * WrapUpFact
         * @description Work after a queue call.
         */
        WrapUpFact: {
            since: string;
            by: components["schemas"]["Actor"];
            cause: number;
            queue: string;
            call: string;
            until: string;
        };
        /**
         * CaseFact
         * @description An open case.
         */
        CaseFact: {
            since: string;
            by: components["schemas"]["Actor"];
            cause: number;
            case: string;
        };
        /**
         * RecordFact
         * @description The campaign record that is open.
         */
        RecordFact: {
            since: string;
            by: components["schemas"]["Actor"];
            cause: number;
            campaign: string;
            record: string;
        };
        /**
         * Standing
         * @description How the agent stands in one queue.
         */
        Standing: {
            queue: string;
            label: string;
            tier: number;
            position: number;
            wrap_up_s: number;
            membership: components["schemas"]["MembershipFact"];
            offerable: boolean;
            blockers: components["schemas"]["BlockerRow"][];
            misses: components["schemas"]["CountView"];
            unreachable: components["schemas"]["CountView"];
            outcome: components["schemas"]["NoAnswerOutcome"];
            passed_by: string | null;
            observed: components["schemas"]["ObservedMembership"] | null;
        };
        /**
         * MembershipFact
         * @description What was chosen for a queue, and what it comes to with the holds on it.
         */
        MembershipFact: {
            since: string;
            by: components["schemas"]["Actor"];
            cause: number;
            /** @enum {unknown} */
            chosen: "in" | "out" | "paused";
            /** @enum {unknown} */
            effective: "in" | "out" | "paused";
            reason: string | null;
        };
        /**
         * BlockerRow
         * @description One reason why a queue call may not ring an agent.
         */
        BlockerRow: {
            code: string;
            since: string;
            cause: number;
            by: components["schemas"]["Actor"];
            clears: string;
            until: string | null;
            params: {
                [key: string]: string;
            };
            rule: string | null;
            judgement: components["schemas"]["JudgementRow"] | null;
        };
        /**
         * CountView
         * @description As in "2 of 3"; `threshold` null: nothing happens at any number.
         */
        CountView: {
            count: number;
            threshold: number | null;
            misses: components["schemas"]["MissRow"][];
        };
        /**
         * ObservedMembership
         * @description What the switch last said that it has.
         */
        ObservedMembership: {
            /** @enum {unknown} */
            membership: "in" | "out" | "paused";
            reason: string | null;
            at: string;
        };
        /**
         * AgentConfigPatch
         * @description An agent. Every agent has a home unit, so that managers see those who are away. A merge patch (RFC 7396): null means the default.
         */
        AgentConfigPatch: {
            login_code?: boolean | null;
            forced_login?: boolean | null;
            idle_logout_s?: number | null;
            no_answer?: components["schemas"]["NoAnswerOutcome"] | null;
            name?: string;
            unit?: string | null;
            groups?: string[] | null;
            home_site?: string | null;
        };
        /**
         * Done
         * @description A command was done, and what it led to is on the disk. `seq`: where the live stream shows all of it.
         */
        Done: {
            seq: number;
            events: components["schemas"]["EventRef"][];
        };
        /**
         * EventRef
         * @description An event that a command led to.
         */
        EventRef: {
            seq: number;
            type: string;
            at: string;
        };
        /**
         * Opening
         * @description A campaign's contact record or ticket.
         */
        Opening: {
            campaign: string;
            record: string;
        };
        /**
         * ClockingIn
         * @description Where work begins.
         */
        ClockingIn: {
            unit: string;
        };
        /**
         * ClockingOut
         * @description Why work ends. `force` is for managers: open cases stay open.
         */
        ClockingOut: {
            reason?: string | null;
            force?: boolean;
        };
        /**
         * Page[Correction]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_Correction_: {
            items: components["schemas"]["Correction"][];
            /** @default null */
            next: string | null;
        };
        /**
         * Correction
         * @description What somebody said of a past time, and why.
         */
        Correction: {
            seq: number;
            at: string;
            by: components["schemas"]["Actor"];
            from: string;
            to: string;
            state: string;
            reason: string | null;
            attendance: ("in" | "out") | null;
            unit: string | null;
            why: string;
        };
        /**
         * Correcting
         * @description What is said of the time from `from` to `to`, which must be over; 31 days at most.
         *
         *         `state` is a status, `signed_out` or `clocked_out`. Of an agent whose attendance is tracked, `unit` is where they
         *         were; it goes with every state but `clocked_out`.
         */
        Correcting: {
            /**
             * Format: date-time
             * @description RFC 3339, with `Z` or an offset
             */
            from: string;
            /**
             * Format: date-time
             * @description RFC 3339, with `Z` or an offset
             */
            to: string;
            state: string;
            reason?: string | null;
            unit?: string | null;
            why: string;
        };
        /**
         * AgentExplanation
         * @description Why an agent is (not) rung, as of the event `seq`.
         *
         *         Of the time before the log, `source` says who tells it (`queue_log`), `not_known` what they do not tell; what a
         *         field would say of that is `not_told`. `seq` is then 0, and `since` is `at`.
         */
        AgentExplanation: {
            agent: string;
            seq: number;
            at: string;
            code: string;
            label: string | null;
            since: string;
            state: string;
            activity: string;
            direct_calls: string;
            outgoing_calls: string;
            queues: components["schemas"]["QueueExplanation"][];
            /** @default null */
            source: string | null;
            /** @default [] */
            not_known: string[];
        };
        /**
         * QueueExplanation
         * @description How an agent stands in one queue, and why.
         */
        QueueExplanation: {
            queue: string;
            offerable: boolean | null;
            blockers: components["schemas"]["BlockerRow"][];
            /** @enum {unknown} */
            chosen: "in" | "out" | "paused";
            /** @enum {unknown} */
            membership: "in" | "out" | "paused";
            misses: components["schemas"]["MissRow"][];
            threshold: number | null;
            passed_by: string | null;
            /** @default null */
            drift: components["schemas"]["Drift"] | null;
        };
        /**
         * Drift
         * @description The switch has something else than it should.
         */
        Drift: {
            /** @enum {unknown} */
            wanted: "in" | "out" | "paused";
            /** @enum {unknown} */
            observed: "in" | "out" | "paused";
            since: string;
        };
        /**
         * NewLoginCode
         * @description A new login code.
         */
        NewLoginCode: {
            /** @description Digits, as they can be typed at a phone */
            login_code: string;
        };
        /**
         * Page[MissedOffer]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_MissedOffer_: {
            items: components["schemas"]["MissedOffer"][];
            /** @default null */
            next: string | null;
        };
        /**
         * MissedOffer
         * @description A call that rang the agent and was not answered by them, and why.
         */
        MissedOffer: {
            offer: string;
            call: string;
            queue: string;
            device: string | null;
            rang_at: string;
            ended_at: string;
            ring_ms: number;
            outcome: string;
            detail: string | null;
            raw_cause: string | null;
            reported: string | null;
            counted: boolean;
            uncounted: string | null;
            seq: number;
            source: string | null;
        };
        /**
         * ChooseMembership
         * @description In, paused or out of a queue; a reason goes with `paused`.
         */
        ChooseMembership: {
            /** @enum {unknown} */
            membership: "in" | "out" | "paused";
            reason?: string | null;
        };
        /**
         * OfQueue
         * @description Of one queue, or (null) of everything.
         */
        OfQueue: {
            /** @default null */
            queue: string | null;
        };
        /**
         * SigningIn
         * @description Where: at a device, or (null) by the web alone.
         */
        SigningIn: {
            device?: string | null;
            login_code?: string | null;
        };
        /**
         * ChooseStatus
         * @description A status of the catalogue, with the reason and note that it asks for.
         */
        ChooseStatus: {
            status: string;
            reason?: string | null;
            note?: string | null;
        };
        /**
         * Timeline
         * @description An agent's time. State and activity are two partitions of it: each adds up to the time elapsed.
         */
        Timeline: {
            agent: string;
            from: string;
            to: string;
            known_at: string | null;
            truncated: boolean;
            corrections: components["schemas"]["Correction"][];
            state: components["schemas"]["Period"][];
            activity: components["schemas"]["Period"][];
            attendance: components["schemas"]["Period"][];
            membership: components["schemas"]["Period"][];
            hold: components["schemas"]["Period"][];
            offer: components["schemas"]["Period"][];
            call: components["schemas"]["Period"][];
            wrap_up: components["schemas"]["Period"][];
            task: components["schemas"]["Period"][];
        };
        /**
         * Period
         * @description An interval; `to` null: it goes on.
         */
        Period: {
            value: string;
            from: string;
            to: string | null;
            queue: string | null;
            call: string | null;
            detail: Record<string, unknown>;
            opened_seq: number;
            closed_seq: number | null;
            closed_as: string | null;
            closed_detail: Record<string, unknown> | null;
            source: string | null;
        };
        /**
         * Longer
         * @description By how much.
         */
        Longer: {
            by_s: number;
        };
        /**
         * Page[AuditEntry]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_AuditEntry_: {
            items: components["schemas"]["AuditEntry"][];
            /** @default null */
            next: string | null;
        };
        /**
         * AuditEntry
         * @description Something that somebody may have to answer for.
         */
        AuditEntry: {
            seq: number;
            at: string;
            by: components["schemas"]["Actor"];
            /** @enum {unknown} */
            category: "act" | "automatic" | "configuration" | "intervention" | "refusal" | "sign_in";
            type: string;
            /** @default null */
            kind: string | null;
            /** @default null */
            key: string | null;
            /** @default null */
            change: ("changed" | "made" | "removed") | null;
            /** @default [] */
            changes: components["schemas"]["Change"][];
            /** @default null */
            undoes: number | null;
            /** @default null */
            agent: string | null;
            /** @default null */
            queue: string | null;
            /** @default null */
            what: string | null;
            /** @default null */
            code: string | null;
            /** @default {} */
            params: {
                [key: string]: string;
            };
            /** @default null */
            rule: string | null;
            /** @default {} */
            body: Record<string, unknown>;
        };
        /**
         * Change
         * @description One field that changes. One that comes with a new entity has no `before`, one that goes no `after`.
         */
        Change: {
            /** @enum {unknown} */
            kind: "agent" | "campaign" | "device" | "group" | "member" | "queue" | "schedule" | "settings" | "site" | "status" | "unit" | "user";
            key: string;
            field: string;
            before?: unknown;
            after?: unknown;
        };
        /**
         * Me
         * @description Somebody who is signed in, and what they may do at this moment.
         */
        Me: {
            user: string;
            name: string;
            organisation: components["schemas"]["Organisation"];
            roles: ("admin" | "agent" | "supervisor" | "unit_manager")[];
            rights: ("configure" | "correct" | "manage_tasks" | "manage_users" | "operate_switch" | "read_audit" | "ready_on_home" | "reset_misses" | "see_agents" | "see_attendance" | "set_agents" | "set_attendance")[];
            units: string[] | null;
            licences: "auto_logout"[];
            capabilities: components["schemas"]["Capabilities"];
            agent: string | null;
            scopes: ("configure" | "read" | "switch" | "write")[];
            csrf_token: string | null;
        };
        /**
         * Organisation
         * @description The organisation that one belongs to.
         */
        Organisation: {
            id: string;
            name: string;
            zone: string;
        };
        /**
         * Capabilities
         * @description What the attendance gate leaves open: nothing is gated for those whose attendance is not tracked.
         */
        Capabilities: {
            console: boolean;
            calendar: boolean;
            /** @enum {unknown} */
            case_browser: "full" | "read_only";
        };
        /**
         * Login
         * @description Who signs in, and where.
         */
        Login: {
            user: string;
            /** @description A longer one would only keep argon2 busy */
            password: string;
            organisation?: string | null;
        };
        /**
         * MadeToken
         * @description A token that was just made.
         */
        MadeToken: {
            id: string;
            name: string;
            user: string;
            scopes: string[];
            created: string;
            last_used: string | null;
            expires: string | null;
            revoked: string | null;
            token: string;
        };
        /**
         * TokenLogin
         * @description Who wants a token, for what and for how long.
         */
        TokenLogin: {
            user: string;
            /** @description A longer one would only keep argon2 busy */
            password: string;
            organisation?: string | null;
            scopes?: ("configure" | "read" | "switch" | "write")[] | null;
            name?: string;
            expires_s?: number | null;
        };
        /**
         * BoardSnapshot
         * @description The board after the event `seq`, within what one may see.
         */
        BoardSnapshot: {
            seq: number;
            at: string;
            agents: components["schemas"]["AgentRow"][];
            queues: components["schemas"]["QueueRow"][];
            calls: components["schemas"]["CallRow"][];
            offers: components["schemas"]["OfferRow"][];
            withdrawals: components["schemas"]["WithdrawalRow"][];
            links: components["schemas"]["LinkRow"][];
        };
        /**
         * AgentRow
         * @description An agent.
         */
        AgentRow: {
            id: string;
            name: string;
            unit: string | null;
            at_unit: string | null;
            code: string;
            label: string | null;
            colour: string;
            tone: string;
            since: string;
            then: string | null;
            status: string;
            reason: string | null;
            note: string | null;
            state: string;
            state_since: string;
            activity: string;
            activity_since: string;
            wrap_up_until: string | null;
            signed_in: boolean;
            devices: components["schemas"]["DeviceRow"][];
            calls: components["schemas"]["AgentCallRow"][];
            warned_until: string | null;
            queues: components["schemas"]["StandingRow"][];
        };
        /**
         * DeviceRow
         * @description A device that rings for the agent.
         */
        DeviceRow: {
            id: string;
            kind: string;
            registered: boolean;
        };
        /**
         * AgentCallRow
         * @description A call that the agent has. `since`: when the present state of it began, as far as it is known.
         */
        AgentCallRow: {
            id: string;
            kind: string;
            state: string;
            queue: string | null;
            peer: string;
            since: string;
        };
        /**
         * StandingRow
         * @description How an agent stands in one queue.
         */
        StandingRow: {
            queue: string;
            label: string;
            /** @enum {unknown} */
            chosen: "in" | "out" | "paused";
            /** @enum {unknown} */
            membership: "in" | "out" | "paused";
            since: string;
            offerable: boolean;
            category: string;
            blockers: string[];
            misses: number;
            threshold: number | null;
            passed_by: string | null;
            tier: number;
            drift: components["schemas"]["Drift"] | null;
        };
        /**
         * QueueRow
         * @description A queue.
         */
        QueueRow: {
            id: string;
            label: string;
            unit: string | null;
            waiting: number;
            oldest_since: string | null;
            ready: number;
            on_call: number;
            withdrawn: number;
            absent: number;
            service_level_s: number;
            today: components["schemas"]["ServedRow"];
        };
        /**
         * ServedRow
         * @description The callers of the local day that began at `since`; from `until` on they are yesterday's.
         */
        ServedRow: {
            since: string | null;
            until: string | null;
            answered: number;
            within: number;
            abandoned: number;
            left: number;
        };
        /**
         * CallRow
         * @description A caller who waits.
         */
        CallRow: {
            id: string;
            queue: string;
            caller: string;
            external: boolean;
            state: string;
            since: string;
            entered_at: string;
            offered_to: string[];
            tried: number;
        };
        /**
         * WithdrawalRow
         * @description An automatic withdrawal, of the last ones. `id` is the seq of its event.
         */
        WithdrawalRow: {
            id: string;
            at: string;
            agent: string;
            queue: string | null;
            kind: string;
            acts_as: string | null;
            rule: string;
            judgement: components["schemas"]["JudgementRow"] | null;
            ended_at: string | null;
            ended_why: string | null;
        };
        /**
         * LinkRow
         * @description The link to a switch.
         */
        LinkRow: {
            id: string;
            /** @enum {unknown} */
            state: "down" | "resyncing" | "up";
            since: string;
        };
        /**
         * Page[CallView]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_CallView_: {
            items: components["schemas"]["CallView"][];
            /** @default null */
            next: string | null;
        };
        /**
         * CallView
         * @description A call. `state`: waiting, ringing, connected, held; ended, or left (given back to the switch).
         *
         *         Of the time before the log, `source` says who tells of it; what they do not tell is null, and `state` `not_told`.
         */
        CallView: {
            id: string;
            kind: string;
            state: string;
            queue: string | null;
            caller: string;
            external: boolean | null;
            since: string;
            entered_at: string;
            agent: string | null;
            device: string | null;
            answered_at: string | null;
            held_since: string | null;
            offers: components["schemas"]["OfferRow"][];
            tried: string[];
            /** @default null */
            ended_at: string | null;
            /** @default null */
            why: string | null;
            /** @default null */
            source: string | null;
        };
        /**
         * CallExplanation
         * @description What became of a call, who was tried, and why not the others, as of the event `seq`.
         *
         *         `source` and `not_known` are as of an agent's explanation.
         */
        CallExplanation: {
            call: string;
            kind: string;
            state: string;
            queues: string[];
            caller: string;
            external: boolean | null;
            since: string;
            answered_by: string | null;
            answered_at: string | null;
            ended_at: string | null;
            why: string | null;
            tried: components["schemas"]["TriedRow"][];
            others: components["schemas"]["OtherRow"][];
            others_by_blocker: {
                [key: string]: number;
            };
            seq: number;
            at: string;
            /** @default null */
            source: string | null;
            /** @default [] */
            not_known: string[];
        };
        /**
         * TriedRow
         * @description An offer of the call. `outcome` None: it rings.
         */
        TriedRow: {
            agent: string;
            offer: string;
            queue: string;
            device: string | null;
            since: string;
            until: string | null;
            ring_ms: number | null;
            outcome: string | null;
            detail: string | null;
            raw_cause: string | null;
            counted: boolean;
            uncounted: string | null;
        };
        /**
         * OtherRow
         * @description A member of the call's queue who was not tried. No blockers: others came first.
         */
        OtherRow: {
            agent: string;
            category: string;
            blockers: components["schemas"]["BlockerRow"][];
        };
        /**
         * HangUp
         * @description Who ended the call.
         */
        HangUp: {
            /**
             * @default caller
             * @enum {unknown}
             */
            by: "agent" | "caller" | "switch" | "transfer";
        };
        /**
         * OnHold
         * @description Put on hold, or taken back.
         */
        OnHold: {
            held: boolean;
        };
        /**
         * Page[CampaignConfig]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_CampaignConfig_: {
            items: components["schemas"]["CampaignConfig"][];
            /** @default null */
            next: string | null;
        };
        /**
         * CampaignConfig
         * @description An outgoing campaign and its automatic withdrawals.
         */
        CampaignConfig: {
            /** @enum {unknown} */
            type: "campaign";
            /** @description A name of its own */
            id: string;
            label: string;
            /** @default true */
            preview: boolean;
            /** @default 0 */
            post_call_s: number;
        };
        /**
         * CampaignConfigBody
         * @description An outgoing campaign and its automatic withdrawals.
         */
        CampaignConfigBody: {
            /** @enum {unknown} */
            type?: "campaign";
            /** @description A name of its own */
            id: string;
            label: string;
            preview?: boolean;
            post_call_s?: number;
        };
        /**
         * CampaignConfigPatch
         * @description An outgoing campaign and its automatic withdrawals. A merge patch (RFC 7396): null means the default.
         */
        CampaignConfigPatch: {
            label?: string;
            preview?: boolean | null;
            post_call_s?: number | null;
        };
        /**
         * ClockView
         * @description The server's time. A manual clock moves only by command.
         */
        ClockView: {
            now: string;
            /** @enum {unknown} */
            mode: "manual" | "real";
        };
        /**
         * ClockMove
         * @description Where to move a manual clock: on by seconds, or to an instant.
         */
        ClockMove: {
            advance_s?: number | null;
            to?: string | null;
        };
        /**
         * Configuration
         * @description All that is configured, in the order in which it can be put. `seq`: as of this event.
         */
        Configuration: {
            seq: number;
            entities: (components["schemas"]["Settings"] | components["schemas"]["StatusEntry"] | components["schemas"]["UnitConfig"] | components["schemas"]["GroupConfig"] | components["schemas"]["SiteConfig"] | components["schemas"]["DeviceConfig"] | components["schemas"]["QueueConfig"] | components["schemas"]["MemberConfig"] | components["schemas"]["AgentConfig"] | components["schemas"]["UserConfig"] | components["schemas"]["CampaignConfig"] | components["schemas"]["ScheduleConfig"])[];
        };
        /**
         * Settings
         * @description The organisation's own settings.
         */
        Settings: {
            /** @enum {unknown} */
            type: "settings";
            /** @default Readyroom */
            name: string;
            /** @default UTC */
            zone: string;
            /** @default null */
            preset: string | null;
            /** @default false */
            status_covers_queues: boolean;
            /**
             * @description A name of its own
             * @default online
             */
            online_status: string;
            /**
             * @description A name of its own
             * @default offline
             */
            offline_status: string;
            /** @default null */
            first_status: string | null;
            /** @default true */
            available_needs_device: boolean;
            /** @default true */
            single_call_spent_by_miss: boolean;
            /** @default 86400 */
            home_lost_s: number;
            /**
             * @description A name of its own
             * @default other
             */
            preview_acts_as: string;
            /**
             * @description A name of its own
             * @default other
             */
            post_call_acts_as: string;
            /** @default [] */
            tracked_groups: string[];
            /**
             * @description A name of its own
             * @default online
             */
            clock_in_status: string;
            /** @default [] */
            clock_out_reasons: string[];
            /** @default false */
            clock_out_with_open_cases: boolean;
            /** @default back_office */
            tasks_need: string;
            /**
             * @default correct
             * @enum {unknown}
             */
            drift: "adopt" | "correct";
            drift_notice?: components["schemas"]["Notice"];
            /** @default 60 */
            gather_s: number;
            link_down?: components["schemas"]["Notice"];
            devices_lost?: components["schemas"]["LossNotice"];
            /**
             * @default [
             *       "auto_logout"
             *     ]
             */
            default_licences: "auto_logout"[];
            /** @default [] */
            default_rights: ("configure" | "correct" | "manage_tasks" | "manage_users" | "operate_switch" | "read_audit" | "ready_on_home" | "reset_misses" | "see_agents" | "see_attendance" | "set_agents" | "set_attendance")[];
            queue_defaults?: components["schemas"]["QueueDefaults"];
            agent_defaults?: components["schemas"]["AgentDefaults"];
        };
        /**
         * Notice
         * @description Who is told when something has lasted for so long; nobody named: it is not looked at.
         */
        Notice: {
            /** @default [] */
            users: string[];
            /** @default 60 */
            after_s: number;
        };
        /**
         * LossNotice
         * @description Who is told when so many telephones were lost within so long, and are still; once in that time.
         */
        LossNotice: {
            /** @default [] */
            users: string[];
            /** @default 5 */
            count: number;
            /** @default 60 */
            within_s: number;
        };
        /**
         * QueueDefaults
         * @description What a queue is like unless it says otherwise; presets set these.
         */
        QueueDefaults: {
            /**
             * @default voice
             * @enum {unknown}
             */
            channel: "other" | "voice";
            /**
             * @default distributor
             * @enum {unknown}
             */
            mode: "distributor" | "overlay";
            /**
             * @default longest_idle
             * @enum {unknown}
             */
            strategy: "fewest_calls" | "least_talk_time" | "longest_idle" | "random" | "ring_all" | "round_robin" | "sequential";
            /** @default 20 */
            ring_s: number;
            /** @default 5 */
            retry_s: number;
            /** @default 0 */
            wrap_up_s: number;
            /** @default null */
            max_wait_s: number | null;
            /** @default null */
            max_wait_absent_s: number | null;
            /** @default null */
            max_callers: number | null;
            /** @default null */
            overflow: string | null;
            /** @default 20 */
            service_level_s: number;
            no_answer?: components["schemas"]["NoAnswerPolicy"];
            long_wait?: components["schemas"]["Notice"];
            nobody_ready?: components["schemas"]["Notice"];
        };
        /**
         * NoAnswerPolicy
         * @description Auto logout, status on no answer, automatic withdrawal: one policy, held by the queue.
         */
        NoAnswerPolicy: {
            /**
             * @default any
             * @enum {unknown}
             */
            applies_to: "any" | "external" | "none";
            /** @default false */
            counts_refused: boolean;
            /** @default null */
            unreachable_threshold: number | null;
            /**
             * @default offer
             * @enum {unknown}
             */
            count_by: "call" | "offer";
            /**
             * @default queue
             * @enum {unknown}
             */
            counter: "agent" | "queue";
            /**
             * @default consecutive
             * @enum {unknown}
             */
            mode: "consecutive" | "cumulative";
            /** @default null */
            threshold: number | null;
            resets?: components["schemas"]["Resets"];
            /** @default false */
            requires_forced_login: boolean;
            /** @default true */
            requires_licence: boolean;
            outcome?: components["schemas"]["NoAnswerOutcome"];
            /** @default [] */
            notify: string[];
            /** @default null */
            warn_s: number | null;
            /** @default false */
            last_agent_guard: boolean;
        };
        /**
         * Resets
         * @description Which events set a count of misses back to nothing.
         */
        Resets: {
            /** @default true */
            return_or_login: boolean;
            /** @default false */
            sign_in: boolean;
            /** @default null */
            daily_at: string | null;
            /** @default true */
            supervisor: boolean;
        };
        /**
         * AgentDefaults
         * @description What an agent is like unless it says otherwise; presets set these.
         */
        AgentDefaults: {
            /** @default false */
            login_code: boolean;
            /** @default false */
            forced_login: boolean;
            /** @default null */
            idle_logout_s: number | null;
            /** @default null */
            no_answer: components["schemas"]["NoAnswerOutcome"] | null;
        };
        /**
         * StatusEntry
         * @description An entry of the status catalogue.
         */
        StatusEntry: {
            /** @enum {unknown} */
            type: "status";
            /** @description A name of its own */
            id: string;
            label: string;
            /**
             * @default offline
             * @enum {unknown}
             */
            kind: "available" | "offline" | "unavailable";
            /** @default #868e96 */
            colour: string;
            /**
             * @default none
             * @enum {unknown}
             */
            reason: "none" | "optional" | "required";
            /** @default [] */
            reasons: string[];
            /** @default false */
            other_reason: boolean;
            /**
             * @default unlimited
             * @enum {unknown}
             */
            calls: "one" | "unlimited";
            /**
             * @default ring
             * @enum {unknown}
             */
            direct_calls: "busy" | "ring";
            /**
             * @default allow
             * @enum {unknown}
             */
            outgoing_calls: "allow" | "bar";
            /**
             * @default logged_out
             * @enum {unknown}
             */
            counts_as: "logged_in" | "logged_out";
            /** @default null */
            counts_under: string | null;
            /** @default false */
            paid: boolean;
            /**
             * @default [
             *       "agent",
             *       "supervisor"
             *     ]
             */
            settable_by: ("agent" | "supervisor")[];
            /** @default null */
            daily_limit_s: number | null;
        };
        /**
         * UnitConfig
         * @description A part of the organisation with managers of its own.
         */
        UnitConfig: {
            /** @enum {unknown} */
            type: "unit";
            /** @description A name of its own */
            id: string;
            label: string;
        };
        /**
         * GroupConfig
         * @description A user group; attendance is tracked for the groups that the settings name.
         */
        GroupConfig: {
            /** @enum {unknown} */
            type: "group";
            /** @description A name of its own */
            id: string;
            label: string;
        };
        /**
         * SiteConfig
         * @description A location with a phone system of its own.
         */
        SiteConfig: {
            /** @enum {unknown} */
            type: "site";
            /** @description A name of its own */
            id: string;
            label: string;
        };
        /**
         * DeviceConfig
         * @description A phone; `agent` is its owner, if it is nobody else's (None: a shared, hot-desk phone).
         */
        DeviceConfig: {
            /** @enum {unknown} */
            type: "device";
            /** @description A name of its own */
            id: string;
            /**
             * @default desk
             * @enum {unknown}
             */
            kind: "desk" | "mobile" | "web";
            /** @default null */
            agent: string | null;
            /** @default null */
            site: string | null;
            /** @default null */
            address: string | null;
        };
        /**
         * QueueConfig
         * @description A queue.
         */
        QueueConfig: {
            /** @enum {unknown} */
            type: "queue";
            /**
             * @default voice
             * @enum {unknown}
             */
            channel: "other" | "voice";
            /**
             * @default distributor
             * @enum {unknown}
             */
            mode: "distributor" | "overlay";
            /**
             * @default longest_idle
             * @enum {unknown}
             */
            strategy: "fewest_calls" | "least_talk_time" | "longest_idle" | "random" | "ring_all" | "round_robin" | "sequential";
            /** @default 20 */
            ring_s: number;
            /** @default 5 */
            retry_s: number;
            /** @default 0 */
            wrap_up_s: number;
            /** @default null */
            max_wait_s: number | null;
            /** @default null */
            max_wait_absent_s: number | null;
            /** @default null */
            max_callers: number | null;
            /** @default null */
            overflow: string | null;
            /** @default 20 */
            service_level_s: number;
            no_answer?: components["schemas"]["NoAnswerPolicy"];
            long_wait?: components["schemas"]["Notice"];
            nobody_ready?: components["schemas"]["Notice"];
            /** @description A name of its own */
            id: string;
            label: string;
            /** @default null */
            unit: string | null;
            /** @default 0 */
            priority: number;
            /** @default null */
            address: string | null;
        };
        /**
         * MemberConfig
         * @description An agent's assignment to a queue. Tier 1 is offered calls first; `wrap_up_s` overrides the queue's.
         */
        MemberConfig: {
            /** @enum {unknown} */
            type: "member";
            /** @description A name of its own */
            queue: string;
            /** @description A name of its own */
            agent: string;
            /** @default 1 */
            tier: number;
            /** @default 0 */
            position: number;
            /** @default null */
            wrap_up_s: number | null;
        };
        /**
         * UserConfig
         * @description Someone who signs in to the application. Passwords and codes live elsewhere, hashed.
         */
        UserConfig: {
            /** @enum {unknown} */
            type: "user";
            /** @description A name of its own */
            id: string;
            name: string;
            /** @default [] */
            roles: ("admin" | "agent" | "supervisor" | "unit_manager")[];
            /** @default [] */
            rights: ("configure" | "correct" | "manage_tasks" | "manage_users" | "operate_switch" | "read_audit" | "ready_on_home" | "reset_misses" | "see_agents" | "see_attendance" | "set_agents" | "set_attendance")[];
            /** @default [] */
            licences: "auto_logout"[];
            /** @default [] */
            units: string[];
            /** @default null */
            agent: string | null;
            /** @default null */
            email: string | null;
            /** @default null */
            phone: string | null;
            /** @default null */
            chat: string | null;
            /** @default null */
            webhook: string | null;
            /**
             * @default [
             *       "page"
             *     ]
             */
            channels: ("page" | ("chat" | "email" | "sms" | "webhook"))[];
            /** @default null */
            quiet_from: string | null;
            /** @default null */
            quiet_to: string | null;
            /** @default true */
            active: boolean;
        };
        /**
         * ScheduleConfig
         * @description Something that happens at a local time of the organisation, once per date.
         */
        ScheduleConfig: {
            /** @enum {unknown} */
            type: "schedule";
            /** @description A name of its own */
            id: string;
            /**
             * @default queue_login
             * @enum {unknown}
             */
            kind: "clock_out" | "queue_login" | "sign_out";
            /** @description Local time HH:MM */
            time: string;
            /**
             * @default [
             *       "mon",
             *       "tue",
             *       "wed",
             *       "thu",
             *       "fri",
             *       "sat",
             *       "sun"
             *     ]
             */
            days: ("fri" | "mon" | "sat" | "sun" | "thu" | "tue" | "wed")[];
            /** @default null */
            queue: string | null;
            /** @default [] */
            agents: string[];
            /** @default true */
            enabled: boolean;
        };
        /**
         * Patches
         * @description Merge patches of entities: each has its `type`, and what names it (`id`; of a member, `queue` and `agent`).
         */
        Patches: {
            entities: Record<string, unknown>[];
        };
        /**
         * Difference
         * @description What would change, field by field. `seq`: as of this event.
         */
        Difference: {
            seq: number;
            changes: components["schemas"]["Change"][];
            untouched: number;
            left_alone: {
                [key: string]: number;
            };
        };
        /**
         * Page[DeviceView]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_DeviceView_: {
            items: components["schemas"]["DeviceView"][];
            /** @default null */
            next: string | null;
        };
        /**
         * DeviceView
         * @description A device, and since when it is (not) registered.
         */
        DeviceView: {
            id: string;
            kind: string;
            agent: string | null;
            site: string | null;
            address: string | null;
            registered: boolean;
            signed_in: string | null;
            since: string;
            by: components["schemas"]["Actor"];
        };
        /**
         * DeviceBody
         * @description A device. What is left out stays as it is.
         */
        DeviceBody: {
            /** @enum {unknown} */
            kind?: "desk" | "mobile" | "web";
            agent?: string | null;
            site?: string | null;
            address?: string | null;
            registered?: boolean;
        };
        /**
         * Events
         * @description A part of the log. `last`: where the next part begins (`since`, or `until` with the newest first); `more`:
         *         whether there is one by now. `seq`: the last event of all when this was read.
         */
        Events: {
            items: components["schemas"]["EventView"][];
            last: number;
            more: boolean;
            seq: number;
        };
        /**
         * EventView
         * @description An event of the log. `body` holds what its type has beyond the header; instants are RFC 3339.
         */
        EventView: {
            seq: number;
            type: string;
            at: string;
            seen: string;
            by: components["schemas"]["Actor"];
            cause: number;
            rule: string;
            body: Record<string, unknown>;
        };
        /**
         * Page[GroupConfig]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_GroupConfig_: {
            items: components["schemas"]["GroupConfig"][];
            /** @default null */
            next: string | null;
        };
        /**
         * GroupConfigBody
         * @description A user group; attendance is tracked for the groups that the settings name.
         */
        GroupConfigBody: {
            /** @enum {unknown} */
            type?: "group";
            /** @description A name of its own */
            id: string;
            label: string;
        };
        /**
         * GroupConfigPatch
         * @description A user group; attendance is tracked for the groups that the settings name. A merge patch (RFC 7396): null means the default.
         */
        GroupConfigPatch: {
            label?: string;
        };
        /**
         * Page[LinkView]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_LinkView_: {
            items: components["schemas"]["LinkView"][];
            /** @default null */
            next: string | null;
        };
        /**
         * LinkView
         * @description The link to a switch. What is null is not known of a link whose program runs elsewhere.
         */
        LinkView: {
            id: string;
            /** @enum {unknown} */
            state: "down" | "resyncing" | "up";
            since: string;
            why: string | null;
            connections: number | null;
            heard: number | null;
            waiting: number | null;
            problems: components["schemas"]["LinkProblem"][];
        };
        /**
         * LinkProblem
         * @description Something that is not as it should be, how often, and some of whom it concerns.
         */
        LinkProblem: {
            /** @enum {unknown} */
            code: "drift" | "events_failed" | "not_done" | "observations_refused" | "unknown_member" | "unknown_queue";
            count: number;
            /** @default [] */
            instances: components["schemas"]["LinkExample"][];
        };
        /**
         * LinkExample
         * @description Whom a problem concerns, as far as it concerns anybody.
         */
        LinkExample: {
            /** @default null */
            queue: string | null;
            /** @default null */
            agent: string | null;
            /** @default null */
            interface: string | null;
            /** @default  */
            detail: string;
        };
        /**
         * MyTelling
         * @description How one is told beside the page, which tells in any case.
         */
        MyTelling: {
            channels: ("chat" | "email" | "sms" | "webhook")[];
            possible: ("chat" | "email" | "sms" | "webhook")[];
            email: string | null;
            chat: string | null;
            phone: string | null;
            webhook: string | null;
            quiet_from: string | null;
            quiet_to: string | null;
        };
        /**
         * ChangedTelling
         * @description What is to be another way; what is not named stays.
         */
        ChangedTelling: {
            channels?: ("chat" | "email" | "sms" | "webhook")[];
            quiet_from?: string | null;
            quiet_to?: string | null;
        };
        /**
         * Page[View]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_View_: {
            items: components["schemas"]["View"][];
            /** @default null */
            next: string | null;
        };
        /**
         * View
         * @description A saved view of the board.
         */
        View: {
            id: string;
            name: string;
            body: Record<string, unknown>;
            changed: string;
        };
        /**
         * ViewBody
         * @description A view as it is kept: a name, and what the application makes of it.
         */
        ViewBody: {
            name: string;
            /** @description Filters, columns, order: not looked into by the server */
            body: Record<string, unknown>;
        };
        /**
         * Page[NotificationRow]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_NotificationRow_: {
            items: components["schemas"]["NotificationRow"][];
            /** @default null */
            next: string | null;
        };
        /**
         * NotificationRow
         * @description What a user was told.
         */
        NotificationRow: {
            id: number;
            at: string;
            subject: string;
            agent: string | null;
            queue: string | null;
            judgement: components["schemas"]["JudgementRow"] | null;
            params: {
                [key: string]: string;
            };
            seen_at: string | null;
        };
        /**
         * Page[MessageInfo]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_MessageInfo_: {
            items: components["schemas"]["MessageInfo"][];
            /** @default null */
            next: string | null;
        };
        /**
         * MessageInfo
         * @description A message on its way to a user, or what became of it.
         */
        MessageInfo: {
            id: string;
            user: string;
            /** @enum {unknown} */
            channel: "chat" | "email" | "sms" | "webhook";
            subject: string;
            notification: number;
            created: string;
            due: string;
            attempts: number;
            /** @enum {unknown} */
            state: "done" | "failed" | "waiting";
            error: string | null;
        };
        /**
         * Tested
         * @description Whether a test was taken by the other side; else why not.
         */
        Tested: {
            sent: boolean;
            error: string | null;
        };
        /**
         * TestMessage
         * @description By which channel, and to whom; nobody named: oneself.
         */
        TestMessage: {
            /** @enum {unknown} */
            channel: "chat" | "email" | "sms" | "webhook";
            user?: string | null;
        };
        /**
         * OfferReport
         * @description The switch's own word for how ringing ended.
         */
        OfferReport: {
            /** @default null */
            raw_cause: string | null;
        };
        /**
         * Page[PresetSummary]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_PresetSummary_: {
            items: components["schemas"]["PresetSummary"][];
            /** @default null */
            next: string | null;
        };
        /**
         * PresetSummary
         * @description A preset in a list.
         */
        PresetSummary: {
            name: string;
            title: string;
            document: string;
            summary: string;
            current: boolean;
        };
        /**
         * PresetView
         * @description A preset, whole.
         */
        PresetView: {
            name: string;
            title: string;
            document: string;
            summary: string;
            current: boolean;
            settings: components["schemas"]["Settings"];
            statuses: components["schemas"]["StatusEntry"][];
        };
        /**
         * Chosen
         * @description Which parts of a preset, over what.
         */
        Chosen: {
            settings?: boolean;
            statuses?: boolean;
            queues?: string[];
            agents?: string[];
        };
        /**
         * Preview
         * @description What would change, field by field; nothing where all is so already.
         */
        Preview: {
            preset: string;
            changes: components["schemas"]["Change"][];
            statuses_added: string[];
        };
        /**
         * Page[QueueConfig]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_QueueConfig_: {
            items: components["schemas"]["QueueConfig"][];
            /** @default null */
            next: string | null;
        };
        /**
         * QueueConfigBody
         * @description A queue.
         */
        QueueConfigBody: {
            /** @enum {unknown} */
            type?: "queue";
            /** @enum {unknown} */
            channel?: "other" | "voice";
            /** @enum {unknown} */
            mode?: "distributor" | "overlay";
            /** @enum {unknown} */
            strategy?: "fewest_calls" | "least_talk_time" | "longest_idle" | "random" | "ring_all" | "round_robin" | "sequential";
            ring_s?: number;
            retry_s?: number;
            wrap_up_s?: number;
            max_wait_s?: number | null;
            max_wait_absent_s?: number | null;
            max_callers?: number | null;
            overflow?: string | null;
            service_level_s?: number;
            no_answer?: components["schemas"]["NoAnswerPolicy"];
            long_wait?: components["schemas"]["Notice"];
            nobody_ready?: components["schemas"]["Notice"];
            /** @description A name of its own */
            id: string;
            label: string;
            unit?: string | null;
            priority?: number;
            address?: string | null;
        };
        /**
         * QueueDetail
         * @description A queue: the configuration, who waits and who is there.
         */
        QueueDetail: {
            /** @enum {unknown} */
            type: "queue";
            /**
             * @default voice
             * @enum {unknown}
             */
            channel: "other" | "voice";
            /**
             * @default distributor
             * @enum {unknown}
             */
            mode: "distributor" | "overlay";
            /**
             * @default longest_idle
             * @enum {unknown}
             */
            strategy: "fewest_calls" | "least_talk_time" | "longest_idle" | "random" | "ring_all" | "round_robin" | "sequential";
            /** @default 20 */
            ring_s: number;
            /** @default 5 */
            retry_s: number;
            /** @default 0 */
            wrap_up_s: number;
            /** @default null */
            max_wait_s: number | null;
            /** @default null */
            max_wait_absent_s: number | null;
            /** @default null */
            max_callers: number | null;
            /** @default null */
            overflow: string | null;
            /** @default 20 */
            service_level_s: number;
            no_answer?: components["schemas"]["NoAnswerPolicy"];
            long_wait?: components["schemas"]["Notice"];
            nobody_ready?: components["schemas"]["Notice"];
            /** @description A name of its own */
            id: string;
            label: string;
            /** @default null */
            unit: string | null;
            /** @default 0 */
            priority: number;
            /** @default null */
            address: string | null;
            policy: components["schemas"]["PolicyVersion"];
            last_daily_reset: string | null;
            schedules: string[];
            members: string[];
            waiting: string[];
            ready: number;
            on_call: number;
            withdrawn: number;
            absent: number;
        };
        /**
         * PolicyVersion
         * @description Who set the no-answer policy, and with which event (0: none yet).
         */
        PolicyVersion: {
            version: number;
            by: components["schemas"]["Actor"];
            at: string;
        };
        /**
         * QueueConfigPatch
         * @description A queue. A merge patch (RFC 7396): null means the default.
         */
        QueueConfigPatch: {
            channel?: ("other" | "voice") | null;
            mode?: ("distributor" | "overlay") | null;
            strategy?: ("fewest_calls" | "least_talk_time" | "longest_idle" | "random" | "ring_all" | "round_robin" | "sequential") | null;
            ring_s?: number | null;
            retry_s?: number | null;
            wrap_up_s?: number | null;
            max_wait_s?: number | null;
            max_wait_absent_s?: number | null;
            max_callers?: number | null;
            overflow?: string | null;
            service_level_s?: number | null;
            no_answer?: components["schemas"]["NoAnswerPolicy"] | null;
            long_wait?: components["schemas"]["Notice"] | null;
            nobody_ready?: components["schemas"]["Notice"] | null;
            label?: string;
            unit?: string | null;
            priority?: number | null;
            address?: string | null;
        };
        /**
         * NewCall
         * @description A caller who comes to a queue. `call` null: Readyroom names the call.
         */
        NewCall: {
            caller?: string;
            external?: boolean;
            call?: string | null;
        };
        /**
         * QueueOutlook
         * @description A queue as of the event `seq`.
         */
        QueueOutlook: {
            queue: string;
            seq: number;
            at: string;
            members: components["schemas"]["MemberRow"][];
            calls: components["schemas"]["CallRow"][];
        };
        /**
         * MemberRow
         * @description A member of the queue: as the board's row of the agent, with this queue alone.
         */
        MemberRow: {
            id: string;
            name: string;
            colour: string;
            since: string;
            status: string;
            queues: [
                components["schemas"]["StandingRow"]
            ];
        };
        /**
         * Page[Member]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_Member_: {
            items: components["schemas"]["Member"][];
            /** @default null */
            next: string | null;
        };
        /**
         * Member
         * @description An agent who is assigned to a queue, and how they stand in it.
         */
        Member: {
            agent: string;
            name: string;
            tier: number;
            position: number;
            wrap_up_s: number | null;
            /** @enum {unknown} */
            chosen: "in" | "out" | "paused";
            /** @enum {unknown} */
            membership: "in" | "out" | "paused";
            category: string;
        };
        /**
         * Assignment
         * @description How an agent is assigned to a queue. Tier 1 is offered calls first; `wrap_up_s` overrides the queue's.
         */
        Assignment: {
            tier?: number;
            position?: number;
            wrap_up_s?: number | null;
        };
        /**
         * AttendanceReport
         * @description Agent Attendance. Each row's states add up to its `total_ms`, and so do its activities.
         */
        AttendanceReport: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            zone: string;
            /** @enum {unknown} */
            each: "all" | "day" | "month";
            until: string;
            known_at: string | null;
            listed: boolean;
            rows: components["schemas"]["AttendanceRow"][];
        };
        /**
         * AttendanceRow
         * @description An agent in a period and a unit; durations in ms, all of them within the period.
         */
        AttendanceRow: {
            agent: string;
            name: string | null;
            period: string;
            from: string;
            to: string;
            unit: string | null;
            clock_ins: number;
            shifts: components["schemas"]["Shift"][];
            clocked_ms: number;
            total_ms: number;
            states: components["schemas"]["StateTime"][];
            activities: components["schemas"]["ActivityTime"][];
            tasks: components["schemas"]["TaskTime"][];
            task_ms: number;
            forced_changes: number;
            forced: components["schemas"]["ForcedChange"][];
            corrections: components["schemas"]["CorrectionNote"][];
            open: boolean;
        };
        /**
         * Shift
         * @description A stay in a unit. `clocked_in_at` and `clocked_out_at` are its own, also where they lie in another period.
         */
        Shift: {
            clocked_in_at: string;
            clocked_out_at: string | null;
            reason: string | null;
            forced: boolean;
            open_cases: string[];
            ms: number;
            opened_seq: number;
            closed_seq: number | null;
            corrected: boolean;
        };
        /**
         * StateTime
         * @description Time in a state; `automatic`: it was held by a rule, not chosen.
         */
        StateTime: {
            state: string;
            reason: string | null;
            automatic: boolean;
            ms: number;
            open: boolean;
            corrected: boolean;
        };
        /**
         * ActivityTime
         * @description Time in an activity.
         */
        ActivityTime: {
            activity: string;
            ms: number;
            open: boolean;
        };
        /**
         * TaskTime
         * @description Time in which a back-office task was the agent's activity.
         */
        TaskTime: {
            task: string;
            ms: number;
            open: boolean;
        };
        /**
         * ForcedChange
         * @description A change that the agent did not make: by a rule, or by somebody else.
         */
        ForcedChange: {
            at: string;
            seq: number;
            /** @enum {unknown} */
            change: "clocked_in" | "clocked_out" | "held" | "signed_in" | "signed_out" | "single_call_spent" | "status_chosen";
            to: string | null;
            queue: string | null;
            reason: string | null;
            rule: string | null;
            rule_version: number | null;
            offers: string[];
            by: components["schemas"]["Actor"];
        };
        /**
         * CorrectionNote
         * @description A correction behind a row: who said what time was corrected, when, and why.
         */
        CorrectionNote: {
            seq: number;
            at: string;
            by: components["schemas"]["Actor"];
            from: string;
            to: string;
            why: string;
        };
        /**
         * AvailabilityReport
         * @description Availability. Logged in and logged out add up to each row's `total_ms`.
         */
        AvailabilityReport: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            zone: string;
            /** @enum {unknown} */
            each: "all" | "day" | "month";
            until: string;
            known_at: string | null;
            listed: boolean;
            rows: components["schemas"]["AvailabilityRow"][];
        };
        /**
         * AvailabilityRow
         * @description An agent in a period: logged in and logged out add up to `total_ms`.
         */
        AvailabilityRow: {
            agent: string;
            name: string | null;
            period: string;
            from: string;
            to: string;
            total_ms: number;
            logged_in_ms: number;
            logged_out_ms: number;
            logged_out: components["schemas"]["LabelTime"][];
            open: boolean;
            queues: components["schemas"]["QueueTime"][];
        };
        /**
         * LabelTime
         * @description Time logged out under a label; null: under none.
         */
        LabelTime: {
            label: string | null;
            ms: number;
            open: boolean;
        };
        /**
         * QueueTime
         * @description An agent in one of their queues. Logged in, paused and logged out add up to `member_ms`.
         */
        QueueTime: {
            queue: string;
            member_ms: number;
            logged_in_ms: number;
            paused_ms: number;
            logged_out_ms: number;
            logged_out: components["schemas"]["LabelTime"][];
            open: boolean;
        };
        /**
         * MissedCallsReport
         * @description Missed calls and auto logouts.
         */
        MissedCallsReport: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            zone: string;
            /** @enum {unknown} */
            each: "all" | "day" | "month";
            until: string;
            known_at: string | null;
            listed: boolean;
            sums: components["schemas"]["MissedSums"][];
            calls: components["schemas"]["MissedCall"][];
            logouts: components["schemas"]["AutoLogout"][];
        };
        /**
         * MissedSums
         * @description The offers of an agent from a queue in a period, by how they ended.
         */
        MissedSums: {
            agent: string;
            name: string | null;
            queue: string;
            period: string;
            /** @default 0 */
            offers: number;
            /** @default 0 */
            answered: number;
            /** @default {} */
            outcomes: {
                [key: string]: number;
            };
            /** @default 0 */
            counted: number;
            /** @default 0 */
            ring_ms: number;
            /** @default 0 */
            withdrawals: number;
            /** @default 0 */
            suspects: number;
        };
        /**
         * MissedCall
         * @description An offer that ended without an answer of this agent.
         */
        MissedCall: {
            offer: string;
            call: string;
            queue: string;
            agent: string;
            name: string | null;
            device: string | null;
            rang_at: string;
            ended_at: string;
            ring_ms: number;
            outcome: string;
            detail: string | null;
            raw_cause: string | null;
            counted: boolean;
            uncounted: string | null;
            count: number;
            threshold: number | null;
            led_to: ("last_agent_kept" | "signed_out" | "threshold_reached" | "warned" | "withdrawn") | null;
            told: string[];
            opened_seq: number;
            closed_seq: number;
            source: string | null;
        };
        /**
         * AutoLogout
         * @description An automatic withdrawal, or an automatic sign-out.
         */
        AutoLogout: {
            at: string;
            agent: string;
            name: string | null;
            /** @enum {unknown} */
            what: "signed_out" | "withdrawn";
            reason: string;
            queue: string | null;
            judgement: components["schemas"]["JudgementRow"] | null;
            told: string[];
            ended_at: string | null;
            ended_as: string | null;
            ended_by: components["schemas"]["Actor"] | null;
            away_ms: number;
            open: boolean;
            suspect: boolean;
            opened_seq: number;
            closed_seq: number | null;
        };
        /**
         * QueuesReport
         * @description Queues. Every formula is in docs/reports.md.
         */
        QueuesReport: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            zone: string;
            /** @enum {unknown} */
            each: "all" | "day" | "month";
            until: string;
            known_at: string | null;
            listed: boolean;
            minutes: (5 | 15 | 30 | 60) | null;
            rows: components["schemas"]["QueueFigures"][];
        };
        /**
         * QueueFigures
         * @description A queue in a period. `offered` = answered + abandoned + overflowed + left + waiting.
         */
        QueueFigures: {
            queue: string;
            label: string | null;
            period: string;
            from: string;
            to: string;
            offered: number;
            overflowed_in: number;
            answered: number;
            abandoned: number;
            overflowed: number;
            left: number;
            waiting: number;
            answered_within: number;
            abandoned_within: number;
            answered_wait_ms: number;
            abandoned_wait_ms: number;
            longest_wait_ms: number;
            average_speed_of_answer_ms: number | null;
            average_time_to_abandon_ms: number | null;
            service_level: components["schemas"]["ServiceLevel"];
            handled: number;
            talk_ms: number;
            hold_ms: number;
            wrap_up_ms: number;
            average_handling_ms: number | null;
            staffed_ms: number;
            busy_ms: number;
            free_ms: number;
            occupancy: number | null;
            open: boolean;
        };
        /**
         * ServiceLevel
         * @description Three dialects of one figure, each from 0 to 1; null: there was no call to tell it by.
         */
        ServiceLevel: {
            threshold_s: number;
            ignored: number | null;
            counted_for: number | null;
            counted_against: number | null;
        };
        /**
         * Page[ScheduleInfo]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_ScheduleInfo_: {
            items: components["schemas"]["ScheduleInfo"][];
            /** @default null */
            next: string | null;
        };
        /**
         * ScheduleInfo
         * @description A report that is sent at set times.
         */
        ScheduleInfo: {
            id: string;
            name: string;
            owner: string;
            /** @enum {unknown} */
            report: "attendance" | "availability" | "missed-calls" | "queues";
            /** @enum {unknown} */
            each: "all" | "day" | "month";
            unit: string | null;
            queue: string | null;
            /** @enum {unknown} */
            format: "csv" | "parquet" | "xlsx";
            /** @enum {unknown} */
            every: "day" | "month" | "week";
            at: string;
            readers: string[];
            enabled: boolean;
            switched_off: string | null;
            next: string | null;
            can_send: boolean;
        };
        /**
         * NewSchedule
         * @description Which report, when and to whom. It tells of the whole day, week or month before.
         */
        NewSchedule: {
            name: string;
            /** @enum {unknown} */
            report: "attendance" | "availability" | "missed-calls" | "queues";
            /** @enum {unknown} */
            each?: "all" | "day" | "month";
            unit?: string | null;
            queue?: string | null;
            /** @enum {unknown} */
            format?: "csv" | "parquet" | "xlsx";
            /** @enum {unknown} */
            every: "day" | "month" | "week";
            /** @description Local time HH:MM */
            at: string;
            readers?: string[];
        };
        /**
         * ChangedSchedule
         * @description What is to be another way; what is not named stays.
         */
        ChangedSchedule: {
            name?: string;
            /** @enum {unknown} */
            each?: "all" | "day" | "month";
            unit?: string | null;
            queue?: string | null;
            /** @enum {unknown} */
            format?: "csv" | "parquet" | "xlsx";
            /** @enum {unknown} */
            every?: "day" | "month" | "week";
            /** @description Local time HH:MM */
            at?: string;
            readers?: string[];
            enabled?: boolean;
        };
        /**
         * Page[ScheduleDelivery]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_ScheduleDelivery_: {
            items: components["schemas"]["ScheduleDelivery"][];
            /** @default null */
            next: string | null;
        };
        /**
         * ScheduleDelivery
         * @description What became of one mail.
         */
        ScheduleDelivery: {
            id: string;
            user: string;
            first: string;
            last: string;
            created: string;
            /** @enum {unknown} */
            state: "done" | "failed" | "waiting";
            attempts: number;
            due: string;
            error: string;
        };
        /**
         * TimelinesReport
         * @description A day as stretches, in order of agent and time.
         */
        TimelinesReport: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            zone: string;
            /** @enum {unknown} */
            each: "all" | "day" | "month";
            until: string;
            known_at: string | null;
            listed: boolean;
            rows: components["schemas"]["Stretch"][];
        };
        /**
         * Stretch
         * @description Time of an agent in one state and one unit.
         */
        Stretch: {
            agent: string;
            name: string | null;
            from: string;
            to: string;
            ms: number;
            unit: string | null;
            state: string;
            reason: string | null;
            automatic: boolean;
            open: boolean;
            opened_seq: number;
        };
        /**
         * Page[ScheduleConfig]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_ScheduleConfig_: {
            items: components["schemas"]["ScheduleConfig"][];
            /** @default null */
            next: string | null;
        };
        /**
         * ScheduleConfigBody
         * @description Something that happens at a local time of the organisation, once per date.
         */
        ScheduleConfigBody: {
            /** @enum {unknown} */
            type?: "schedule";
            /** @description A name of its own */
            id: string;
            /** @enum {unknown} */
            kind?: "clock_out" | "queue_login" | "sign_out";
            /** @description Local time HH:MM */
            time: string;
            days?: ("fri" | "mon" | "sat" | "sun" | "thu" | "tue" | "wed")[];
            queue?: string | null;
            agents?: string[];
            enabled?: boolean;
        };
        /**
         * ScheduleConfigPatch
         * @description Something that happens at a local time of the organisation, once per date. A merge patch (RFC 7396): null means the default.
         */
        ScheduleConfigPatch: {
            kind?: ("clock_out" | "queue_login" | "sign_out") | null;
            /** @description Local time HH:MM */
            time?: string;
            days?: ("fri" | "mon" | "sat" | "sun" | "thu" | "tue" | "wed")[] | null;
            queue?: string | null;
            agents?: string[] | null;
            enabled?: boolean | null;
        };
        /**
         * SettingsPatch
         * @description The organisation's own settings. A merge patch (RFC 7396): null means the default.
         */
        SettingsPatch: {
            name?: string | null;
            zone?: string | null;
            preset?: string | null;
            status_covers_queues?: boolean | null;
            online_status?: string | null;
            offline_status?: string | null;
            first_status?: string | null;
            available_needs_device?: boolean | null;
            single_call_spent_by_miss?: boolean | null;
            home_lost_s?: number | null;
            preview_acts_as?: string | null;
            post_call_acts_as?: string | null;
            tracked_groups?: string[] | null;
            clock_in_status?: string | null;
            clock_out_reasons?: string[] | null;
            clock_out_with_open_cases?: boolean | null;
            tasks_need?: string | null;
            drift?: ("adopt" | "correct") | null;
            drift_notice?: components["schemas"]["Notice"] | null;
            gather_s?: number | null;
            link_down?: components["schemas"]["Notice"] | null;
            devices_lost?: components["schemas"]["LossNotice"] | null;
            default_licences?: "auto_logout"[] | null;
            default_rights?: ("configure" | "correct" | "manage_tasks" | "manage_users" | "operate_switch" | "read_audit" | "ready_on_home" | "reset_misses" | "see_agents" | "see_attendance" | "set_agents" | "set_attendance")[] | null;
            queue_defaults?: components["schemas"]["QueueDefaults"] | null;
            agent_defaults?: components["schemas"]["AgentDefaults"] | null;
        };
        /**
         * SettingsBody
         * @description The organisation's own settings.
         */
        SettingsBody: {
            /** @enum {unknown} */
            type?: "settings";
            name?: string;
            zone?: string;
            preset?: string | null;
            status_covers_queues?: boolean;
            /** @description A name of its own */
            online_status?: string;
            /** @description A name of its own */
            offline_status?: string;
            first_status?: string | null;
            available_needs_device?: boolean;
            single_call_spent_by_miss?: boolean;
            home_lost_s?: number;
            /** @description A name of its own */
            preview_acts_as?: string;
            /** @description A name of its own */
            post_call_acts_as?: string;
            tracked_groups?: string[];
            /** @description A name of its own */
            clock_in_status?: string;
            clock_out_reasons?: string[];
            clock_out_with_open_cases?: boolean;
            tasks_need?: string;
            /** @enum {unknown} */
            drift?: "adopt" | "correct";
            drift_notice?: components["schemas"]["Notice"];
            gather_s?: number;
            link_down?: components["schemas"]["Notice"];
            devices_lost?: components["schemas"]["LossNotice"];
            default_licences?: "auto_logout"[];
            default_rights?: ("configure" | "correct" | "manage_tasks" | "manage_users" | "operate_switch" | "read_audit" | "ready_on_home" | "reset_misses" | "see_agents" | "see_attendance" | "set_agents" | "set_attendance")[];
            queue_defaults?: components["schemas"]["QueueDefaults"];
            agent_defaults?: components["schemas"]["AgentDefaults"];
        };
        /**
         * Page[SiteView]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_SiteView_: {
            items: components["schemas"]["SiteView"][];
            /** @default null */
            next: string | null;
        };
        /**
         * SiteView
         * @description A site, and since when it is (not) reachable.
         */
        SiteView: {
            id: string;
            label: string;
            reachable: boolean;
            since: string;
            by: components["schemas"]["Actor"];
        };
        /**
         * SiteBody
         * @description A site. What is left out stays as it is.
         */
        SiteBody: {
            label?: string;
            reachable?: boolean;
        };
        /**
         * Page[StatusEntry]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_StatusEntry_: {
            items: components["schemas"]["StatusEntry"][];
            /** @default null */
            next: string | null;
        };
        /**
         * StatusEntryBody
         * @description An entry of the status catalogue.
         */
        StatusEntryBody: {
            /** @enum {unknown} */
            type?: "status";
            /** @description A name of its own */
            id: string;
            label: string;
            /** @enum {unknown} */
            kind?: "available" | "offline" | "unavailable";
            colour?: string;
            /** @enum {unknown} */
            reason?: "none" | "optional" | "required";
            reasons?: string[];
            other_reason?: boolean;
            /** @enum {unknown} */
            calls?: "one" | "unlimited";
            /** @enum {unknown} */
            direct_calls?: "busy" | "ring";
            /** @enum {unknown} */
            outgoing_calls?: "allow" | "bar";
            /** @enum {unknown} */
            counts_as?: "logged_in" | "logged_out";
            counts_under?: string | null;
            paid?: boolean;
            settable_by?: ("agent" | "supervisor")[];
            daily_limit_s?: number | null;
        };
        /**
         * StatusEntryPatch
         * @description An entry of the status catalogue. A merge patch (RFC 7396): null means the default.
         */
        StatusEntryPatch: {
            label?: string;
            kind?: ("available" | "offline" | "unavailable") | null;
            colour?: string | null;
            reason?: ("none" | "optional" | "required") | null;
            reasons?: string[] | null;
            other_reason?: boolean | null;
            calls?: ("one" | "unlimited") | null;
            direct_calls?: ("busy" | "ring") | null;
            outgoing_calls?: ("allow" | "bar") | null;
            counts_as?: ("logged_in" | "logged_out") | null;
            counts_under?: string | null;
            paid?: boolean | null;
            settable_by?: ("agent" | "supervisor")[] | null;
            daily_limit_s?: number | null;
        };
        /**
         * Page[DesiredRow]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_DesiredRow_: {
            items: components["schemas"]["DesiredRow"][];
            /** @default null */
            next: string | null;
        };
        /**
         * DesiredRow
         * @description A membership that the switch should have, and what it last said that it has.
         */
        DesiredRow: {
            queue: string;
            agent: string;
            /** @enum {unknown} */
            membership: "in" | "out" | "paused";
            reason: string | null;
            observed: ("in" | "out" | "paused") | null;
            observed_at: string | null;
        };
        /**
         * TakenBatch
         * @description What became of a batch, in its order.
         */
        TakenBatch: {
            items: components["schemas"]["Taken"][];
            accepted: number;
            refused: number;
            repeated: number;
        };
        /**
         * Taken
         * @description What became of one observation. `accepted` with no events: it told nothing new.
         */
        Taken: {
            id: string;
            /** @enum {unknown} */
            result: "accepted" | "refused" | "repeated";
            /** @default [] */
            seqs: number[];
            /** @default null */
            code: string | null;
            /** @default {} */
            params: {
                [key: string]: string;
            };
            /** @default null */
            detail: string | null;
        };
        /**
         * CallerJoined
         * @description A caller came to a queue.
         */
        CallerJoined: {
            /** @enum {unknown} */
            type: "caller_joined";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            queue: string;
            call: string;
            /** @default  */
            caller: string;
            /** @default true */
            external: boolean;
        };
        /**
         * CallerLeft
         * @description The switch took a caller out of the queue unanswered, for a reason of its own. Hanging up is `call_ended`.
         */
        CallerLeft: {
            /** @enum {unknown} */
            type: "caller_left";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            call: string;
            /** @default left */
            reason: string;
        };
        /**
         * OfferRang
         * @description Overlay: the switch rings an agent. `queue` is asked for only where the call's joining was not reported.
         */
        OfferRang: {
            /** @enum {unknown} */
            type: "offer_rang";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            offer: string;
            call: string;
            agent: string;
            /** @default null */
            queue: string | null;
            /** @default null */
            device: string | null;
            /** @default null */
            ring_s: number | null;
        };
        /**
         * OfferEnded
         * @description Ringing ended, with one of nine outcomes; `raw_cause` is the switch's own word for it.
         */
        OfferEnded: {
            /** @enum {unknown} */
            type: "offer_ended";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            offer: string;
            /** @enum {unknown} */
            outcome: "answered" | "answered_elsewhere" | "busy" | "caller_hung_up" | "fault" | "no_answer" | "refused" | "unreachable" | "withdrawn";
            /** @default null */
            raw_cause: string | null;
        };
        /**
         * CallStarted
         * @description A call that no queue distributes: it rings an agent (`direct`), or an agent makes it (`outgoing`).
         */
        CallStarted: {
            /** @enum {unknown} */
            type: "call_started";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            call: string;
            /** @enum {unknown} */
            kind: "direct" | "outgoing";
            agent: string;
            /** @default null */
            device: string | null;
            /** @default  */
            peer: string;
            /** @default true */
            external: boolean;
        };
        /**
         * CallAnswered
         * @description A direct or outgoing call was answered. A queue's call is answered by its offer.
         */
        CallAnswered: {
            /** @enum {unknown} */
            type: "call_answered";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            call: string;
        };
        /**
         * CallHeld
         * @description A connected call was put on hold, or taken back.
         */
        CallHeld: {
            /** @enum {unknown} */
            type: "call_held";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            call: string;
            held: boolean;
        };
        /**
         * CallEnded
         * @description A call is over, answered or not.
         */
        CallEnded: {
            /** @enum {unknown} */
            type: "call_ended";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            call: string;
            /**
             * @default caller
             * @enum {unknown}
             */
            ended_by: "agent" | "caller" | "switch" | "transfer";
        };
        /**
         * DeviceChanged
         * @description A device registered, or is gone.
         */
        DeviceChanged: {
            /** @enum {unknown} */
            type: "device_changed";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            device: string;
            registered: boolean;
        };
        /**
         * MemberChanged
         * @description What the switch has for an agent in a queue; also its confirmation of `set_member`.
         */
        MemberChanged: {
            /** @enum {unknown} */
            type: "member_changed";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            agent: string;
            queue: string;
            /** @enum {unknown} */
            membership: "in" | "out" | "paused";
            /** @default null */
            reason: string | null;
        };
        /**
         * SiteChanged
         * @description The link to a site came up, or was lost.
         */
        SiteChanged: {
            /** @enum {unknown} */
            type: "site_changed";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            site: string;
            reachable: boolean;
        };
        /**
         * LinkUp
         * @description The link to the switch is up.
         */
        LinkUp: {
            /** @enum {unknown} */
            type: "link_up";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
        };
        /**
         * LinkDown
         * @description The link to the switch is lost.
         */
        LinkDown: {
            /** @enum {unknown} */
            type: "link_down";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
        };
        /**
         * ResyncBegin
         * @description The switch starts to say all that it has.
         */
        ResyncBegin: {
            /** @enum {unknown} */
            type: "resync_begin";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
        };
        /**
         * ResyncEnd
         * @description The switch has said all that it has; `calls` are up, all others that it reported have ended.
         *
         *         `offers` are those that ring, all others have ended nobody knows how; left out: it does not say.
         */
        ResyncEnd: {
            /** @enum {unknown} */
            type: "resync_end";
            /** @description Its own name; one that came before is answered and does nothing */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the switch's clock
             */
            at: string;
            /** @default null */
            seen: string | null;
            /** @default [] */
            calls: string[];
            /** @default null */
            offers: string[] | null;
        };
        /**
         * Page[TaskView]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_TaskView_: {
            items: components["schemas"]["TaskView"][];
            /** @default null */
            next: string | null;
        };
        /**
         * TaskView
         * @description A task. `spent_s` does not hold the time since `taken_since`.
         */
        TaskView: {
            id: string;
            title: string;
            note: string;
            unit: string | null;
            assignee: string | null;
            /** @enum {unknown} */
            state: "closed" | "open";
            taken_by: string | null;
            taken_since: string | null;
            spent_s: number;
            since: string;
            by: components["schemas"]["Actor"];
        };
        /**
         * NewTask
         * @description What is to be done, where and by whom. `task` null: Readyroom names it.
         */
        NewTask: {
            title: string;
            note?: string;
            unit?: string | null;
            assignee?: string | null;
            task?: string | null;
        };
        /**
         * TaskChange
         * @description What is left out stays as it is.
         */
        TaskChange: {
            title?: string;
            note?: string;
            assignee?: string | null;
        };
        /**
         * ForAgent
         * @description The agent who takes it; left out: oneself.
         */
        ForAgent: {
            /** @default null */
            agent: string | null;
        };
        /**
         * Page[TokenInfo]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_TokenInfo_: {
            items: components["schemas"]["TokenInfo"][];
            /** @default null */
            next: string | null;
        };
        /**
         * TokenInfo
         * @description A token, without its secret.
         */
        TokenInfo: {
            id: string;
            name: string;
            user: string;
            scopes: string[];
            created: string;
            last_used: string | null;
            expires: string | null;
            revoked: string | null;
        };
        /**
         * NewToken
         * @description What a token is to be called, and what it may be used for.
         */
        NewToken: {
            name: string;
            scopes: ("configure" | "read" | "switch" | "write")[];
            expires_s?: number | null;
        };
        /**
         * Page[UnitConfig]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_UnitConfig_: {
            items: components["schemas"]["UnitConfig"][];
            /** @default null */
            next: string | null;
        };
        /**
         * UnitConfigBody
         * @description A part of the organisation with managers of its own.
         */
        UnitConfigBody: {
            /** @enum {unknown} */
            type?: "unit";
            /** @description A name of its own */
            id: string;
            label: string;
        };
        /**
         * UnitConfigPatch
         * @description A part of the organisation with managers of its own. A merge patch (RFC 7396): null means the default.
         */
        UnitConfigPatch: {
            label?: string;
        };
        /**
         * Page[UserConfig]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_UserConfig_: {
            items: components["schemas"]["UserConfig"][];
            /** @default null */
            next: string | null;
        };
        /**
         * UserConfigBody
         * @description Someone who signs in to the application. Passwords and codes live elsewhere, hashed.
         */
        UserConfigBody: {
            /** @enum {unknown} */
            type?: "user";
            /** @description A name of its own */
            id: string;
            name: string;
            roles?: ("admin" | "agent" | "supervisor" | "unit_manager")[];
            rights?: ("configure" | "correct" | "manage_tasks" | "manage_users" | "operate_switch" | "read_audit" | "ready_on_home" | "reset_misses" | "see_agents" | "see_attendance" | "set_agents" | "set_attendance")[];
            licences?: "auto_logout"[];
            units?: string[];
            agent?: string | null;
            email?: string | null;
            phone?: string | null;
            chat?: string | null;
            webhook?: string | null;
            channels?: ("page" | ("chat" | "email" | "sms" | "webhook"))[];
            quiet_from?: string | null;
            quiet_to?: string | null;
            active?: boolean;
        };
        /**
         * UserConfigPatch
         * @description Someone who signs in to the application. Passwords and codes live elsewhere, hashed. A merge patch (RFC 7396): null means the default.
         */
        UserConfigPatch: {
            name?: string;
            roles?: ("admin" | "agent" | "supervisor" | "unit_manager")[] | null;
            rights?: ("configure" | "correct" | "manage_tasks" | "manage_users" | "operate_switch" | "read_audit" | "ready_on_home" | "reset_misses" | "see_agents" | "see_attendance" | "set_agents" | "set_attendance")[] | null;
            licences?: "auto_logout"[] | null;
            units?: string[] | null;
            agent?: string | null;
            email?: string | null;
            phone?: string | null;
            chat?: string | null;
            webhook?: string | null;
            channels?: ("page" | ("chat" | "email" | "sms" | "webhook"))[] | null;
            quiet_from?: string | null;
            quiet_to?: string | null;
            active?: boolean | null;
        };
        /**
         * MadeKey
         * @description A new key, which is not shown again.
         */
        MadeKey: {
            secret: string;
        };
        /**
         * NewPassword
         * @description A new password; one's own is changed with the current one.
         */
        NewPassword: {
            password: string;
            current_password?: string | null;
        };
        /**
         * Page[WebhookInfo]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_WebhookInfo_: {
            items: components["schemas"]["WebhookInfo"][];
            /** @default null */
            next: string | null;
        };
        /**
         * WebhookInfo
         * @description A webhook, without its secret.
         */
        WebhookInfo: {
            id: string;
            name: string;
            url: string;
            types: string[];
            agents: string[];
            queues: string[];
            /** @enum {unknown} */
            stream: "agents" | "events";
            heartbeat_s: number | null;
            user: string;
            created: string;
            enabled: boolean;
            switched_off: string | null;
            failing_since: string | null;
            secrets: string[];
        };
        /**
         * MadeWebhook
         * @description A webhook with its secret, which is not shown again.
         */
        MadeWebhook: {
            id: string;
            name: string;
            url: string;
            types: string[];
            agents: string[];
            queues: string[];
            /** @enum {unknown} */
            stream: "agents" | "events";
            heartbeat_s: number | null;
            user: string;
            created: string;
            enabled: boolean;
            switched_off: string | null;
            failing_since: string | null;
            secrets: string[];
            secret: string;
        };
        /**
         * NewWebhook
         * @description Where events go, and which. Empty: all types, all agents, all queues.
         */
        NewWebhook: {
            name: string;
            url: string;
            types?: string[];
            agents?: string[];
            queues?: string[];
            /** @enum {unknown} */
            stream?: "agents" | "events";
            heartbeat_s?: number | null;
        };
        /**
         * ChangedWebhook
         * @description What is to be another way; what is not named stays.
         */
        ChangedWebhook: {
            name?: string;
            url?: string;
            types?: string[];
            agents?: string[];
            queues?: string[];
            heartbeat_s?: number | null;
            enabled?: boolean;
        };
        /**
         * Page[DeliveryInfo]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_DeliveryInfo_: {
            items: components["schemas"]["DeliveryInfo"][];
            /** @default null */
            next: string | null;
        };
        /**
         * DeliveryInfo
         * @description What became of telling one webhook of one event. `id` goes with each request as `webhook-id`.
         */
        DeliveryInfo: {
            id: string;
            type: string;
            seq: number;
            created: string;
            due: string;
            attempts: number;
            /** @enum {unknown} */
            state: "done" | "failed" | "waiting";
            error: string | null;
        };
        /**
         * PostResult
         * @description Whether a request was answered well; else why not.
         */
        PostResult: {
            sent: boolean;
            error: string | null;
        };
        /**
         * Page[WhatIfSummary]
         * @description A part of a list. `next` is the cursor of the following part; null at the end.
         */
        Page_WhatIfSummary_: {
            items: components["schemas"]["WhatIfSummary"][];
            /** @default null */
            next: string | null;
        };
        /**
         * WhatIfSummary
         * @description A question, and how far it is.
         */
        WhatIfSummary: {
            id: string;
            user: string;
            asked_at: string;
            /** @enum {unknown} */
            state: "done" | "failed" | "running" | "waiting";
            done: number;
            of: number | null;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            since: string;
            until: string;
            policy: components["schemas"]["PolicyAsked"];
            queues: string[];
            suggest: boolean;
            at_most_false: number;
            failed: components["schemas"]["Failed"] | null;
        };
        /**
         * PolicyAsked
         * @description What is to be different: a preset's policy, fields over it for all queues, fields for one of them over those.
         *         Nothing: the policies as they were.
         */
        PolicyAsked: {
            /** @default null */
            preset: string | null;
            /**
             * @description Fields of a no-answer policy; what is not named stays as it was
             * @default {}
             */
            no_answer: Record<string, unknown>;
            /** @default {} */
            queues: {
                [key: string]: Record<string, unknown>;
            };
        };
        /**
         * Failed
         * @description Why there is no answer.
         */
        Failed: {
            code: string;
            message: string;
        };
        /**
         * WhatIfInfo
         * @description A question, how far it is, and its answer.
         */
        WhatIfInfo: {
            id: string;
            user: string;
            asked_at: string;
            /** @enum {unknown} */
            state: "done" | "failed" | "running" | "waiting";
            done: number;
            of: number | null;
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            since: string;
            until: string;
            policy: components["schemas"]["PolicyAsked"];
            queues: string[];
            suggest: boolean;
            at_most_false: number;
            failed: components["schemas"]["Failed"] | null;
            result: components["schemas"]["WhatIfResult"] | null;
        };
        /**
         * WhatIfResult
         * @description What came of it.
         */
        WhatIfResult: {
            events: number;
            is_estimate: boolean;
            rule: string | null;
            total: components["schemas"]["Sides"];
            queues: components["schemas"]["QueueSides"][];
            silent: string[];
            moved: number;
            added: number;
            suggestion: components["schemas"]["Suggestion"] | null;
            took_s: number;
        };
        /**
         * Sides
         * @description The same time twice: as it was, and as it would have been.
         */
        Sides: {
            history: components["schemas"]["WhatIfFigures"];
            other: components["schemas"]["WhatIfFigures"];
        };
        /**
         * WhatIfFigures
         * @description A time in numbers, as docs/simulation.md defines them.
         */
        WhatIfFigures: {
            calls: number;
            offers: number;
            withdrawals: number;
            false_withdrawals: number;
            presence_lost_s: number;
            warnings: number;
            warned_s: number;
            taps: number;
            late_offers: number;
            lost_wait_s: number;
        };
        /**
         * QueueSides
         * @description The same of one queue.
         */
        QueueSides: {
            history: components["schemas"]["WhatIfFigures"];
            other: components["schemas"]["WhatIfFigures"];
            queue: string;
            label: string;
        };
        /**
         * Suggestion
         * @description The threshold by which callers lose the least.
         */
        Suggestion: {
            at_most_false: number;
            threshold: number | null;
            tried: components["schemas"]["Tried"][];
        };
        /**
         * Tried
         * @description What would have been with that threshold.
         */
        Tried: {
            threshold: number;
            figures: components["schemas"]["WhatIfFigures"];
        };
        /**
         * NewWhatIf
         * @description Which days, and under which policy.
         */
        NewWhatIf: {
            /** Format: date */
            from: string;
            to?: string | null;
            policy: components["schemas"]["PolicyAsked"];
            queues?: string[];
            suggest?: boolean;
            at_most_false?: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_agents: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
                unit?: string;
                group?: string;
                queue?: string;
                /** @description In the id or the name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AgentSummary_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_agent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentConfigBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `exists`, `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_agent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentDetail"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_agent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_agent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentConfigPatch"];
                "application/merge-patch+json": components["schemas"]["AgentConfigPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_record: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Opening"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `not_clocked_in`, `record_open` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_record: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `no_record` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `case_open`, `not_clocked_in` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `case_not_open` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clock_in: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `already_clocked_in` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clock_out: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockingOut"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `not_for_oneself`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `cases_open`, `not_clocked_in` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid`, `reason_not_allowed`, `reason_required` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_corrections: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Correction_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correct: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Correcting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `not_for_oneself`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `not_over`, `not_tracked`, `unit_not_allowed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid`, `note_required`, `reason_not_allowed`, `reason_required`, `unit_required` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain_agent: {
        parameters: {
            query?: {
                /** @description None: all queues */
                queue?: string;
                /** @description Then, as it was known then; none: now */
                at?: string;
                /** @description After this event, instead of `at` */
                seq?: number;
            };
            header?: never;
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentExplanation"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    go_home: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_login_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLoginCode"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_misses: {
        parameters: {
            query?: {
                /** @description None: a day before `to`. At most 31 days */
                from?: string;
                /** @description None: now */
                to?: string;
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MissedOffer_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_memberships: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseMembership"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `no_registered_device` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_membership: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
                queue: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseMembership"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `no_registered_device`, `not_a_member` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_misses: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `not_a_member` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_all_misses: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    come_back: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OfQueue"] | null;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `not_a_member` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SigningIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `login_code_needed`, `scope_missing`, `wrong_login_code` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `device_in_call` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests: `locked_out` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `not_signed_in` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_status: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseStatus"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing`, `status_not_settable` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `no_registered_device` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid`, `note_required`, `reason_not_allowed`, `reason_required` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stay: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `no_warning` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_timeline: {
        parameters: {
            query?: {
                /** @description None: a day before `to`. At most 31 days */
                from?: string;
                /** @description None: now */
                to?: string;
                /** @description As it was known at that instant. None: as known today */
                known_at?: string;
            };
            header?: never;
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_wrap_up: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `no_wrap_up` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extend_wrap_up: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Longer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `no_wrap_up` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
                category?: "act" | "automatic" | "configuration" | "intervention" | "refusal" | "sign_in";
                /** @description Who did it */
                by?: string;
                /** @description Changes of this kind of entity */
                kind?: string;
                /** @description And of this one */
                key?: string;
                agent?: string;
                queue?: string;
                /** @description Refusals with this code */
                code?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditEntry_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEntry"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use`, `last_admin`, `nothing_to_undo` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `wrong_credentials` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests: `locked_out` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenLogin"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `wrong_credentials` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests: `locked_out` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_board: {
        parameters: {
            query?: {
                /** @description `own`: one's own row and queues only */
                scope?: "all" | "own";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardSnapshot"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_calls: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
                queue?: string;
                agent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CallView_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallView"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain_call: {
        parameters: {
            query?: {
                /** @description Then, instead of now or at its end */
                at?: string;
            };
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallExplanation"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hang_up: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HangUp"] | null;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hold_call: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnHold"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `call_not_connected`, `call_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_campaigns: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CampaignConfig_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_campaigns: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignConfigBody"][];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignConfig"][];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_campaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignConfigBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_campaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignConfig"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_campaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignConfigBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_campaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_campaign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                campaign: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignConfigPatch"];
                "application/merge-patch+json": components["schemas"]["CampaignConfigPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockView"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    move_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockMove"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockView"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `no_such_path` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_configuration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_configuration: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Patches"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use`, `last_admin` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_configuration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Patches"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Difference"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `last_admin` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_devices: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeviceView_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceView"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_device: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                device: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceView"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_device: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_events: {
        parameters: {
            query?: {
                /** @description After this seq */
                since?: number;
                agent?: string;
                queue?: string;
                call?: string;
                /** @description Types, with commas between them */
                types?: string;
                /** @description Up to this seq; only with newest_first */
                until?: number;
                newest_first?: boolean;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Events"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_groups: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GroupConfig_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_groups: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupConfigBody"][];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupConfig"][];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_group: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupConfigBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupConfig"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_group: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                group: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupConfigBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_group: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                group: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_group: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                group: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupConfigPatch"];
                "application/merge-patch+json": components["schemas"]["GroupConfigPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_links: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LinkView_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, unknown>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_telling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTelling"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_telling: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedTelling"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTelling"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_views: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_View_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_view: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `limit_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
                /** @description Only those not seen yet */
                unseen?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_NotificationRow_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_messages: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
                /** @description To this user; `*`: to all */
                user?: string;
                /** @description Only those */
                state?: "done" | "failed" | "waiting";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MessageInfo_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test_message: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestMessage"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tested"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    see_notification: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                notification: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                offer: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OfferReport"] | null;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `offer_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    no_answer_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                offer: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OfferReport"] | null;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `offer_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuse_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                offer: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OfferReport"] | null;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `offer_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unreachable_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                offer: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OfferReport"] | null;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `offer_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_presets: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PresetSummary_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_preset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                preset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresetView"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apply_preset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                preset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Chosen"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_preset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                preset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Chosen"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_queues: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_QueueConfig_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_queue: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueConfigBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueDetail"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_queue: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_queue: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueConfigPatch"];
                "application/merge-patch+json": components["schemas"]["QueueConfigPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    join_queue: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCall"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallView"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `call_exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain_queue: {
        parameters: {
            query?: {
                /** @description Then, as it was known then; none: now */
                at?: string;
            };
            header?: never;
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueOutlook"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_members: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Member_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                queue: string;
                agent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assignment"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                queue: string;
                agent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_attendance: {
        parameters: {
            query?: {
                /** @description First day, in the organisation's zone. None: today */
                from?: string;
                /** @description Last day, with it. None: as `from` */
                to?: string;
                /** @description One row a day, a month of the calendar, or for all of the time */
                each?: "all" | "day" | "month";
                /** @description This agent only */
                agent?: string;
                /** @description Agents whose home this unit is today, whole; of all others, what they were clocked in for there */
                unit?: string;
                /** @description As it was known at that instant, and up to then. None: as known today */
                known_at?: string;
                /** @description `xlsx` has all tables of the report, the others have one */
                format?: "csv" | "json" | "parquet" | "xlsx";
                /** @description Which table, as CSV or Parquet; for an unknown one, those there are are named */
                table?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceReport"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `not_rolled_up` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_availability: {
        parameters: {
            query?: {
                /** @description First day, in the organisation's zone. None: today */
                from?: string;
                /** @description Last day, with it. None: as `from` */
                to?: string;
                /** @description One row a day, a month of the calendar, or for all of the time */
                each?: "all" | "day" | "month";
                /** @description This agent only */
                agent?: string;
                /** @description Agents whose home this unit is today */
                unit?: string;
                /** @description As it was known at that instant, and up to then. None: as known today */
                known_at?: string;
                /** @description `xlsx` has all tables of the report, the others have one */
                format?: "csv" | "json" | "parquet" | "xlsx";
                /** @description Which table, as CSV or Parquet; for an unknown one, those there are are named */
                table?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityReport"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `not_rolled_up` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_missed_calls: {
        parameters: {
            query?: {
                /** @description First day, in the organisation's zone. None: today */
                from?: string;
                /** @description Last day, with it. None: as `from` */
                to?: string;
                /** @description One row a day, a month of the calendar, or for all of the time */
                each?: "all" | "day" | "month";
                /** @description This agent only */
                agent?: string;
                /** @description Agents whose home this unit is today */
                unit?: string;
                /** @description This queue only */
                queue?: string;
                /** @description As it was known at that instant, and up to then. None: as known today */
                known_at?: string;
                /** @description `xlsx` has all tables of the report, the others have one */
                format?: "csv" | "json" | "parquet" | "xlsx";
                /** @description Which table, as CSV or Parquet; for an unknown one, those there are are named */
                table?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissedCallsReport"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `not_rolled_up` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_queues: {
        parameters: {
            query?: {
                /** @description First day, in the organisation's zone. None: today */
                from?: string;
                /** @description Last day, with it. None: as `from` */
                to?: string;
                /** @description One row a day, a month of the calendar, or for all of the time */
                each?: "all" | "day" | "month";
                /** @description Parts of so many minutes, instead of `each`; up to 31 days */
                minutes?: 5 | 15 | 30 | 60;
                /** @description This queue only */
                queue?: string;
                /** @description Queues of this unit */
                unit?: string;
                /** @description As it was known at that instant, and up to then. None: as known today */
                known_at?: string;
                /** @description `xlsx` has all tables of the report, the others have one */
                format?: "csv" | "json" | "parquet" | "xlsx";
                /** @description Which table, as CSV or Parquet; for an unknown one, those there are are named */
                table?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuesReport"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `not_rolled_up` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_report_schedules: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ScheduleInfo_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_report_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSchedule"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleInfo"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `limit_reached`, `no_mail_server` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_report_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_report_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedSchedule"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleInfo"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `no_mail_server` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_report_deliveries: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path: {
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ScheduleDelivery_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ScheduleDelivery_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `no_mail_server`, `switched_off` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_timelines: {
        parameters: {
            query?: {
                /** @description In the organisation's zone. None: today */
                day?: string;
                /** @description This agent only */
                agent?: string;
                /** @description Agents whose home this unit is today, whole; of all others, what they were clocked in for there */
                unit?: string;
                /** @description As it was known at that instant, and up to then. None: as known today */
                known_at?: string;
                /** @description `xlsx` has all tables of the report, the others have one */
                format?: "csv" | "json" | "parquet" | "xlsx";
                /** @description Which table, as CSV or Parquet; for an unknown one, those there are are named */
                table?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelinesReport"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/vnd.apache.parquet": string;
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_schedules: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ScheduleConfig_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_schedules: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleConfigBody"][];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleConfig"][];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_schedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleConfigBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_schedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleConfig"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_schedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                schedule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleConfigBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_schedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_schedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                schedule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleConfigPatch"];
                "application/merge-patch+json": components["schemas"]["ScheduleConfigPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_settings: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_settings: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsPatch"];
                "application/merge-patch+json": components["schemas"]["SettingsPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sites: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SiteView_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_site: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_site: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteView"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_site: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                site: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_statuses: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_StatusEntry_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_statuses: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusEntryBody"][];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusEntry"][];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_status: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusEntryBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusEntry"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_status: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                status: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusEntry"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_status: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                status: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusEntryBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusEntry"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_status: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                status: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_status: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                status: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusEntryPatch"];
                "application/merge-patch+json": components["schemas"]["StatusEntryPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusEntry"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_desired: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
                queue?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DesiredRow_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    observe: {
        parameters: {
            query?: {
                /** @description The switch; none: the user's name */
                link?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": (components["schemas"]["CallerJoined"] | components["schemas"]["CallerLeft"] | components["schemas"]["OfferRang"] | components["schemas"]["OfferEnded"] | components["schemas"]["CallStarted"] | components["schemas"]["CallAnswered"] | components["schemas"]["CallHeld"] | components["schemas"]["CallEnded"] | components["schemas"]["DeviceChanged"] | components["schemas"]["MemberChanged"] | components["schemas"]["SiteChanged"] | components["schemas"]["LinkUp"] | components["schemas"]["LinkDown"] | components["schemas"]["ResyncBegin"] | components["schemas"]["ResyncEnd"])[];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenBatch"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tasks: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
                state?: "closed" | "open";
                assignee?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TaskView_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTask"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskView"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskView"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskView"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `task_closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `task_closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `no_task` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ForAgent"] | null;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing`, `task_not_yours` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `needs_task_status`, `task_closed`, `task_in_hand`, `task_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
                /** @description Of this user; `*`: of all */
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TokenInfo_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `limit_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_units: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_UnitConfig_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_units: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitConfigBody"][];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitConfig"][];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_unit: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitConfigBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_unit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitConfig"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_unit: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitConfigBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_unit: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_unit: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitConfigPatch"];
                "application/merge-patch+json": components["schemas"]["UnitConfigPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused as things are; see `code` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_UserConfig_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_users: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserConfigBody"][];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserConfig"][];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `last_admin` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_user: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserConfigBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserConfig"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_user: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserConfigBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `last_admin` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_user: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `last_admin` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_user: {
        parameters: {
            query?: never;
            header?: {
                /** @description A command repeated with it within 24 h is answered as the first */
                "Idempotency-Key"?: string;
            };
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserConfigPatch"];
                "application/merge-patch+json": components["schemas"]["UserConfigPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description `true` where this is the first answer to a repeated command */
                    "Idempotent-Replayed"?: string;
                    /** @description The change of configuration, if there was one, for `POST /audit/{seq}/undo` */
                    "Readyroom-Change"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserConfig"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `last_admin` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_message_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing`, `wrong_password` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests: `locked_out` */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_webhooks: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WebhookInfo_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeWebhook"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `limit_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookInfo"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedWebhook"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookInfo"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_deliveries: {
        parameters: {
            query?: {
                /** @description Items of a page, 100 unless told */
                limit?: number;
                /** @description `next` of the page before; none: the first page */
                cursor?: string;
                /** @description Only those */
                state?: "done" | "failed" | "waiting";
            };
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeliveryInfo_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deliver_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryInfo"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotate_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeWebhook"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostResult"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_what_ifs: {
        parameters: {
            query?: {
                /** @description Everybody's, for an administrator of all */
                everybody?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description The next page, rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WhatIfSummary_"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_what_if: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWhatIf"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfInfo"];
                };
            };
            /** @description Bad Request: `malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict: `limit_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type: `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_what_if: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                question: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfInfo"];
                };
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drop_what_if: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                question: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized: `unauthenticated` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden: `csrf`, `forbidden`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found: `unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Timeout: `request_timeout` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable: `busy`, `stopping`, `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
