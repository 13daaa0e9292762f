/** What tests of the service share: its folders, and an upstream service that talks to it. */
package dev.reeve.service.testing;
